package io.github.clerk4j.testing;

import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of a form with files (RFC 7578); their contents are of no interest here. */
final class Multipart {
  private static final Pattern DISPOSITION =
      Pattern.compile("(?im)^content-disposition: *form-data;.*?\\bname=\"([^\"\r\n]*)\"");

  private Multipart() {}

  /** Returns the names of the parts, or none if the body is not such a form. */
  static Set<String> names(IncomingRequest request) {
    String type = Objects.requireNonNullElse(request.headers().get("Content-Type"), "");
    Set<String> names = new HashSet<>();
    if (type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
      Matcher matcher = DISPOSITION.matcher(request.body());
      while (matcher.find()) {
        names.add(matcher.group(1));
      }
    }
    return names;
  }
}
