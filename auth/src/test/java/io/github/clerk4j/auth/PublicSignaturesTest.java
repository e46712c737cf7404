package io.github.clerk4j.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.api.ApiCall;
import io.github.clerk4j.api.Endpoints;
import io.github.clerk4j.api.Transport;
import io.github.clerk4j.model.Json;
import java.io.IOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The statement of the README: only OkHttp shows, and Okio beside it in a few types. */
class PublicSignaturesTest {
  @Test
  void onlyOkHttpShowsAndOkioInWhatServicesStandOn()
      throws IOException, URISyntaxException, ReflectiveOperationException {
    Map<String, List<String>> showing = new TreeMap<>();
    int looked = 0;
    for (Class<?> one : List.of(Json.class, ClerkClient.class, RequestAuthenticator.class)) {
      for (String name : classes(one)) {
        Class<?> each = Class.forName(name, false, one.getClassLoader());
        if (isVisible(each)) {
          looked++;
          show(each, showing);
        }
      }
    }

    assertThat(looked).isGreaterThan(300);
    assertThat(showing.keySet()).containsExactly("okhttp3", "okio");
    assertThat(new TreeSet<>(showing.get("okhttp3")))
        .containsExactlyElementsOf(
            new TreeSet<>(
                List.of(
                    ApiCall.class.getName(),
                    ClerkClient.Builder.class.getName(),
                    Endpoints.class.getName(),
                    FrontendApiProxy.Builder.class.getName())));
    assertThat(new TreeSet<>(showing.get("okio")))
        .containsExactlyElementsOf(
            new TreeSet<>(List.of(ApiCall.class.getName(), Json.class.getName())));
    assertThat(Transport.class).isPublic();
  }

  private static void show(Class<?> type, Map<String, List<String>> showing) {
    Stream.concat(
            Arrays.stream(type.getDeclaredMethods()), Arrays.stream(type.getDeclaredConstructors()))
        .filter(each -> isVisible(each.getModifiers()) && !each.isSynthetic())
        .flatMap(PublicSignaturesTest::types)
        .filter(each -> !each.startsWith("java.") && !each.startsWith("io.github.clerk4j"))
        .map(each -> each.startsWith("com.") ? each : each.split("\\.", 2)[0])
        .forEach(each -> showing.computeIfAbsent(each, k -> new ArrayList<>()).add(type.getName()));
  }

  private static Stream<String> types(Executable executable) {
    Stream<Class<?>> types = Arrays.stream(executable.getParameterTypes());
    return Stream.concat(
            types,
            executable instanceof Method method
                ? Stream.<Class<?>>of(method.getReturnType())
                : Stream.empty())
        .map(each -> each.isArray() ? each.getComponentType() : each)
        .filter(each -> !each.isPrimitive() && !each.isArray())
        .map(Class::getName);
  }

  private static boolean isVisible(Class<?> type) {
    Class<?> outer = type.getEnclosingClass();
    return isVisible(type.getModifiers())
        && !type.isAnonymousClass()
        && (outer == null || isVisible(outer));
  }

  private static boolean isVisible(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  /** The names of all classes of the module that a class is from, whether a jar or a folder. */
  private static List<String> classes(Class<?> one) throws IOException, URISyntaxException {
    URI source = one.getProtectionDomain().getCodeSource().getLocation().toURI();
    Path path = Path.of(source);
    if (Files.isDirectory(path)) {
      return names(path);
    }
    try (FileSystem jar = FileSystems.newFileSystem(path)) {
      return names(jar.getPath("/"));
    }
  }

  private static List<String> names(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .map(each -> root.relativize(each).toString())
          .filter(each -> each.endsWith(".class") && each.startsWith("io"))
          .map(each -> each.substring(0, each.length() - ".class".length()))
          .map(each -> each.replace('/', '.').replace('\\', '.'))
          .filter(each -> !each.endsWith("package-info"))
          .toList();
    }
  }
}
