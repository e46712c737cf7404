package io.github.clerk4j.testing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An error response, thrown by a route. */
final class ApiError extends RuntimeException {
  private final int status;
  private final String code;
  private final String text;
  private final String detail;
  private final Map<String, Object> meta;

  private ApiError(int status, String code, String text, String detail, Map<String, Object> meta) {
    super(detail + " (" + status + " " + code + ")", null, false, false);
    this.status = status;
    this.code = code;
    this.text = text;
    this.detail = detail;
    this.meta = meta;
  }

  static ApiError of(int status, String code, String text, String detail) {
    return new ApiError(status, code, text, detail, Map.of());
  }

  static ApiError notFound(String kind, String id) {
    return of(404, "resource_not_found", "not found", "There is no " + kind + " " + id + ".");
  }

  /** Returns the error of a parameter with a wrong value. */
  static ApiError invalid(String parameter, String detail) {
    return parameter(422, "form_param_value_invalid", "is invalid", parameter, detail);
  }

  static ApiError missing(String parameter) {
    return parameter(
        422, "form_param_missing", "is missing", parameter, parameter + " is required.");
  }

  static ApiError unknown(String parameter) {
    return parameter(
        422,
        "form_param_unknown",
        "is unknown",
        parameter,
        parameter + " is no parameter of this request.");
  }

  /** Returns the error of an identifier that somebody else has. */
  static ApiError taken(String parameter) {
    return parameter(
        422,
        "form_identifier_exists",
        "already exists",
        parameter,
        "Another user has this " + parameter + ".");
  }

  static ApiError withMeta(
      int status, String code, String text, String detail, Map<String, Object> meta) {
    return new ApiError(status, code, text, detail, meta);
  }

  static ApiError parameter(int status, String code, String text, String parameter, String detail) {
    return new ApiError(status, code, text, detail, Map.of("param_name", parameter));
  }

  /** Returns the same error of an item of the body, which is a list. */
  ApiError ofItem(int index) {
    String item = "[" + index + "]";
    Map<String, Object> named = new HashMap<>(meta);
    named.compute("param_name", (key, name) -> name == null ? item : item + "." + name);
    return new ApiError(status, code, text, item + ": " + detail, named);
  }

  /** Returns the sentence for people. */
  String detail() {
    return detail;
  }

  FakeResponse response() {
    return FakeResponse.errors(
        status,
        List.of(
            new Resource()
                .with("message", text)
                .with("long_message", detail)
                .with("code", code)
                .with("meta", meta)));
  }
}
