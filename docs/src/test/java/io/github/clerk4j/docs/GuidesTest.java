package io.github.clerk4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.auth.AuthReason;
import io.github.clerk4j.webhook.WebhookVerificationException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables and quotations of the guides agree with the code. */
class GuidesTest {
  private static final String SOURCES = Sources.joined();

  /** A quotation of a message: a line that begins with {@code >}. */
  static Stream<String> messages() {
    return Guide.text("faq.md").lines().filter(line -> line.startsWith("> "));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void everyMessageInTheFaqIsOneOfTheLibrary(String quotation) {
    String message = quotation.substring(2);
    assertThat(SOURCES.contains(literal(message))).as("A source holds: %s", message).isTrue();
  }

  @Test
  void everyExceptionIsInTheTable() {
    Set<String> expected =
        Sources.find("\\bpublic (?:abstract |final |sealed )*class (\\w+Exception)\\b");
    expected.remove("ClerkException");

    assertThat(errors("exception", "thrown by", "meaning", "what to do"))
        .containsAll(expected)
        .contains("NotFoundException", "ProtectException");
  }

  @Test
  void everyReasonIsInTheTable() throws IllegalAccessException {
    List<String> expected = new ArrayList<>();
    for (Field each : AuthReason.class.getDeclaredFields()) {
      if (Modifier.isPublic(each.getModifiers())) {
        expected.add((String) each.get(null));
      }
    }
    assertThat(MarkdownTable.of("errors.md", "reason", "meaning").code(0))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void everyReasonOfAWebhookIsInTheTable() {
    String section = Guide.text("errors.md").split("## Reasons of rejected webhooks", 2)[1];

    for (WebhookVerificationException.Reason each : WebhookVerificationException.Reason.values()) {
      assertThat(section).contains("| `" + each + "` |");
    }
  }

  @Test
  void everyLoggerIsInTheTable() {
    Set<String> expected = Sources.find("getLogger\\(\"([^\"]+)\"\\)");
    Sources.find("getLogger\\((\\w+)\\.class\\)")
        .forEach(each -> expected.add("io.github.clerk4j." + each));

    assertThat(
            new TreeSet<>(MarkdownTable.of("observability.md", "logger", "level", "says").code(0)))
        .isEqualTo(expected);
  }

  private static List<String> errors(String... header) {
    return MarkdownTable.of("errors.md", header).code(0);
  }

  private static String literal(String message) {
    return Arrays.stream(message.split("\"", -1)).reduce((a, b) -> a + "\\\"" + b).orElseThrow();
  }
}
