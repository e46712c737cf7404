package io.github.clerk4j.testing;

import java.util.List;

/** The check of a text in a request: its length, its pattern, and the only values allowed. */
final class TextCheck {
  private TextCheck() {}

  static void check(String path, DescribedValue value, String text) {
    if (!value.allowed().isEmpty()) {
      checkAllowed(path, value.allowed(), text);
    }
    double max = value.limit("maxLength", Double.POSITIVE_INFINITY);
    if (text.length() > max) {
      throw ApiError.parameter(
          422,
          "form_param_max_length_exceeded",
          "exceeds maximum length",
          path,
          path + " can't have more than " + Math.round(max) + " characters.");
    }
    double min = value.limit("minLength", 0);
    if (text.length() < min) {
      throw ApiError.parameter(
          422,
          "form_param_min_length_exceeded",
          "does not reach minimum length",
          path,
          path + " must have " + Math.round(min) + " characters or more.");
    }
    if (value.pattern() != null && !value.pattern().matcher(text).find()) {
      throw ApiError.parameter(
          422,
          "form_param_format_invalid",
          "is invalid",
          path,
          path + " must match " + value.pattern() + ".");
    }
  }

  static void checkAllowed(String path, List<String> allowed, String text) {
    if (!allowed.contains(text)) {
      throw ApiError.invalid(path, path + " must be one of " + String.join(", ", allowed) + ".");
    }
  }
}
