package io.github.clerk4j.webhook;

import io.github.clerk4j.webhook.WebhookVerificationException.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The headers of a webhook's signature: those of Svix, or those of Standard Webhooks, never a mix.
 */
record SignatureHeaders(String id, String timestamp, List<String> signatures) {
  private static final List<String> PREFIXES = List.of("svix-", "webhook-");
  private static final List<String> NAMES = List.of("id", "timestamp", "signature");
  private static final String SCHEME = "v1,";

  static SignatureHeaders of(Map<String, ? extends Collection<String>> headers) {
    String prefix =
        PREFIXES.stream()
            .filter(each -> NAMES.stream().anyMatch(name -> !lines(headers, each + name).isEmpty()))
            .findFirst()
            .orElse(PREFIXES.get(0));
    List<String> missing =
        NAMES.stream()
            .map(name -> prefix + name)
            .filter(name -> lines(headers, name).isEmpty())
            .toList();
    if (!missing.isEmpty()) {
      throw new WebhookVerificationException(
          Reason.MISSING_HEADERS, "headers are missing: " + String.join(", ", missing), null);
    }
    String timestamp = only(headers, prefix + "timestamp");
    if (!timestamp.matches("[0-9]{1,12}")) {
      throw new WebhookVerificationException(
          Reason.MALFORMED_HEADERS, prefix + "timestamp must be a number of seconds", null);
    }
    return new SignatureHeaders(
        only(headers, prefix + "id"), timestamp, signatures(headers, prefix + "signature"));
  }

  Instant time() {
    return Instant.ofEpochSecond(Long.parseLong(timestamp));
  }

  /** Returns the signatures of version {@code v1}, in Base64; later versions are ignored. */
  private static List<String> signatures(
      Map<String, ? extends Collection<String>> headers, String name) {
    return lines(headers, name).stream()
        .flatMap(line -> Stream.of(line.split(" ", -1)))
        .filter(each -> each.startsWith(SCHEME))
        .map(each -> each.substring(SCHEME.length()))
        .toList();
  }

  private static String only(Map<String, ? extends Collection<String>> headers, String name) {
    List<String> distinct = lines(headers, name).stream().distinct().toList();
    if (distinct.size() > 1) {
      throw new WebhookVerificationException(
          Reason.MALFORMED_HEADERS, name + " must occur once: it has several values", null);
    }
    return distinct.get(0);
  }

  /** Returns the values of a header, without blank lines; null names and values are ignored. */
  private static List<String> lines(
      Map<String, ? extends Collection<String>> headers, String name) {
    List<String> lines = new ArrayList<>();
    headers.forEach(
        (each, values) -> {
          if (name.equalsIgnoreCase(each) && values != null) {
            values.stream().filter(Objects::nonNull).map(String::strip).forEach(lines::add);
          }
        });
    lines.removeIf(String::isEmpty);
    return lines;
  }

  /** Shows no values. */
  @Override
  public String toString() {
    return "SignatureHeaders[" + signatures.size() + " signatures]";
  }
}
