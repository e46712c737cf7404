package io.github.clerk4j.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The decoded parameters of a query or a form.
 *
 * <p>A percent sign that is not followed by an encoded byte stands for itself.
 */
record FormData(List<Parameter> parameters) {
  /** A parameter; without an equals sign, the value is empty. */
  record Parameter(String name, String value) {}

  static FormData parse(@Nullable String encoded) {
    if (encoded == null) {
      return new FormData(List.of());
    }
    List<Parameter> parameters = new ArrayList<>();
    for (String each : encoded.split("&", -1)) {
      String[] pair = each.split("=", 2);
      String value = pair.length == 1 ? "" : pair[1];
      parameters.add(new Parameter(decoded(pair[0], true), decoded(value, true)));
    }
    return new FormData(List.copyOf(parameters));
  }

  /** Returns the first value under a name, or null if there is none. */
  @Nullable String first(String name) {
    for (Parameter each : parameters) {
      if (each.name().equals(name)) {
        return each.value();
      }
    }
    return null;
  }

  /** Returns the values under a name in their order. */
  List<String> all(String name) {
    return parameters.stream()
        .filter(each -> each.name().equals(name))
        .map(Parameter::value)
        .toList();
  }

  static String decoded(String text, boolean plusIsSpace) {
    byte[] bytes = text.getBytes(UTF_8);
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      int high = bytes[i] == '%' && i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
      int low = high < 0 ? -1 : Character.digit(bytes[i + 2], 16);
      if (low >= 0) {
        decoded.write(high << 4 | low);
        i += 2;
      } else {
        decoded.write(plusIsSpace && bytes[i] == '+' ? ' ' : bytes[i]);
      }
    }
    return decoded.toString(UTF_8);
  }

  /** Shows names only, because values can be secrets. */
  @Override
  public String toString() {
    return parameters.stream().map(Parameter::name).toList().toString();
  }
}
