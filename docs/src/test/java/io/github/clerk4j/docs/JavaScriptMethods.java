package io.github.clerk4j.docs;

import io.github.clerk4j.api.ClerkServices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The methods of Clerk's JavaScript backend client, and the Java methods of the same names. */
final class JavaScriptMethods {
  private static final Path LIST =
      Path.of("../generated/src/test/resources/io/github/clerk4j/api/javascript-methods.tsv");

  private final Set<String> missing = new TreeSet<>();
  private final StringBuilder tables = new StringBuilder();

  JavaScriptMethods() {
    String last = "";
    for (String[] each : list()) {
      Optional<Method> method = find(each[0], each[1]);
      if (method.isEmpty()) {
        missing.add(each[0] + "." + each[1]);
        continue;
      }
      if (!last.equals(each[0])) {
        last = each[0];
        tables.append("\n### ").append(last).append("\n\n| JavaScript | Java | returns |\n");
        tables.append("|---|---|---|\n");
      }
      tables.append(row(each[0], method.get()));
    }
  }

  /** Returns one table per service, in Markdown. */
  String tables() {
    return tables + "\n";
  }

  /** Returns the methods without one in Java. */
  Set<String> missing() {
    return missing;
  }

  private static String row(String service, Method method) {
    String parameters =
        Arrays.stream(method.getParameters())
            .map(JavaScriptMethods::shown)
            .collect(Collectors.joining(", "));
    return "| `%s.%s` | `%s().%s(%s)` | `%s` |%n"
        .formatted(
            service,
            method.getName(),
            service,
            method.getName(),
            parameters,
            method.getGenericReturnType().getTypeName().replaceAll("[\\w.]+\\.(?=\\w)", ""));
  }

  private static String shown(Parameter parameter) {
    return isLambda(parameter) ? parameter.getName().charAt(0) + " -> ..." : parameter.getName();
  }

  private static boolean isLambda(Parameter parameter) {
    return parameter.getType() == Consumer.class;
  }

  /** Returns the overload with a lambda, else the one with the fewest parameters. */
  private static Optional<Method> find(String service, String name) {
    return publicMethods(ClerkServices.class).stream()
        .filter(each -> each.getName().equals(service))
        .flatMap(each -> publicMethods(each.getReturnType()).stream())
        .filter(each -> each.getName().equals(name))
        .min(
            Comparator.<Method>comparingInt(
                    each ->
                        Arrays.stream(each.getParameters()).anyMatch(JavaScriptMethods::isLambda)
                            ? 0
                            : 1)
                .thenComparing(Method::getParameterCount)
                .thenComparing(Method::toString));
  }

  private static List<Method> publicMethods(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(each -> Modifier.isPublic(each.getModifiers()))
        .toList();
  }

  private static List<String[]> list() {
    try {
      List<String[]> methods = new ArrayList<>();
      for (String line : Files.readAllLines(LIST)) {
        if (!line.startsWith("#")) {
          methods.add(line.split("\t", 2));
        }
      }
      return methods;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
