package io.github.clerk4j.testing;

/** Email addresses and phone numbers, which Clerk treats alike. */
enum IdentificationKind {
  EMAIL("email_address", "email_addresses", "primary_email_address_id", "[^@\\s]+@[^@\\s]+"),
  PHONE("phone_number", "phone_numbers", "primary_phone_number_id", "\\+[0-9]{5,15}");

  /** The kind of object, also the member that holds the text. */
  final String object;

  /** The member of a user that lists them, also the path of their routes. */
  final String list;

  /** The member of a user that names the primary one. */
  final String primary;

  private final String format;

  IdentificationKind(String object, String list, String primary, String format) {
    this.object = object;
    this.list = list;
    this.primary = primary;
    this.format = format;
  }

  void check(String text) {
    if (!text.matches(format)) {
      throw ApiError.parameter(
          422, "form_param_format_invalid", "is invalid", object, object + " is malformed.");
    }
  }
}
