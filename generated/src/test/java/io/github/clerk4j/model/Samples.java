package io.github.clerk4j.model;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A value of each generated model in which every member is set, found and filled by reflection. */
public final class Samples {
  private Samples() {}

  /** Every generated record. */
  public static Stream<Class<?>> models() {
    return generated().filter(each -> each.isRecord() && Models.adapter(each) != null);
  }

  /** The params of every request body. */
  static Stream<Class<?>> params() {
    return generated().filter(each -> Params.class.isAssignableFrom(each) && each != Params.class);
  }

  /** Every generated open enum. */
  public static Stream<Class<?>> enums() {
    return generated()
        .filter(each -> OpenEnum.class.isAssignableFrom(each) && Models.adapter(each) != null);
  }

  private static Stream<Class<?>> generated() {
    try {
      URI user = User.class.getResource("User.class").toURI();
      if (!user.getScheme().equals("jar")) {
        return generated(Path.of(user).resolveSibling(""));
      }
      try (FileSystem jar = FileSystems.newFileSystem(user, Map.of())) {
        return generated(jar.getPath("io/github/clerk4j/model"));
      }
    } catch (IOException | URISyntaxException | ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static Stream<Class<?>> generated(Path folder)
      throws IOException, ReflectiveOperationException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Class<?>> found = new ArrayList<>();
      for (Path each : files.sorted().toList()) {
        String name = each.getFileName().toString();
        if (name.endsWith(".class") && !name.contains("$") && !name.startsWith("package-")) {
          found.add(
              Class.forName("io.github.clerk4j.model." + name.substring(0, name.length() - 6)));
        }
      }
      return found.stream();
    }
  }

  public static Object of(Class<?> model) {
    try {
      Object builder = model.getMethod("builder").invoke(null);
      for (RecordComponent each : model.getRecordComponents()) {
        if (each.getType() != AdditionalProperties.class
            && each.getType() != model) { // a chain ends after its first link
          builder
              .getClass()
              .getMethod(each.getName(), each.getType())
              .invoke(builder, value(each.getGenericType(), each.getName()));
        }
      }
      return builder.getClass().getMethod("build").invoke(builder);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(model.getSimpleName(), e);
    }
  }

  private static Object value(Type type, String name) throws ReflectiveOperationException {
    if (type instanceof ParameterizedType generic) {
      return generic.getRawType() == List.class
          ? List.of(
              value(generic.getActualTypeArguments()[0], name + " 1"),
              value(generic.getActualTypeArguments()[0], name + " 2"))
          : generic.getActualTypeArguments()[1] == Object.class
              ? metadata(name)
              : Map.of("one", value(generic.getActualTypeArguments()[1], name));
    } else if (type == String.class) {
      return "the " + name;
    } else if (type == boolean.class || type == Boolean.class) {
      return true;
    } else if (type == long.class || type == Long.class) {
      return (long) name.length();
    } else if (type == double.class || type == Double.class) {
      return 0.25;
    } else if (type == Instant.class) {
      return Instant.ofEpochSecond(1_700_000_000L + name.length());
    } else if (type == LocalDate.class) {
      return LocalDate.of(2026, 5, 12);
    }
    Class<?> model = (Class<?>) type;
    if (OpenEnum.class.isAssignableFrom(model)) {
      return Arrays.stream(model.getFields())
          .filter(each -> each.getType() == model)
          .findFirst()
          .orElseThrow()
          .get(null);
    }
    return of(model);
  }

  private static Map<String, Object> metadata(String name) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("name", "the " + name);
    members.put("whole", 9_007_199_254_740_993L);
    members.put("big", new BigInteger("123456789012345678901234567890"));
    members.put("decimal", 0.1);
    members.put("exact", new BigDecimal("3.14159265358979323846264338327950288"));
    members.put("nothing", null);
    members.put("deep", Map.of("list", Arrays.asList(1L, null, "two", List.of(true))));
    return members;
  }
}
