package io.github.clerk4j.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.ClerkConfigurationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rule that decides for a path. */
class PathRulesTest {
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "/, /*",
    "/other, /*",
    "/account, /account/*",
    "/account/settings, /account/*",
    "/accounts, /*",
    "/account/help, /account/help",
    "/account/help/more, /account/*",
    "/account/keys/1, /account/keys/*",
    "/account/logo.png, /account/*",
    "/Account, /*",
  })
  void theMostSpecificPatternDecides(String path, String pattern) {
    assertThat(decides("/*", "/account/*", "/account/help", "/account/keys/*", "*.png", path))
        .isEqualTo(pattern);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "/index.html, *.html",
    "/a/b.html, *.html",
    "/a.html/b, none",
    "/html, none",
    "/a.htm, none",
    "/a/, none",
    "/exact, /exact",
    "/exact/more, none"
  })
  void aPathWithoutARuleIsOpen(String path, String pattern) {
    assertThat(decides("*.html", "/exact", path)).isEqualTo(pattern);
  }

  @Test
  void theDefaultPatternIsForAllThatHasNoOther() {
    assertThat(decides("/", "*.css", "/deep/path")).isEqualTo("/");
    assertThat(decides("/", "*.css", "/deep/path.css")).isEqualTo("*.css");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"", "account", "*", "/*/a", "/a*", "/a/**", "*.", "*.a/b", "//a", "/a/*/*", "a/*"})
  void aMalformedPatternIsRejectedByName(String pattern) {
    assertThatThrownBy(() -> new PathRules.Builder().add(pattern, null, auth -> {}))
        .isInstanceOf(ClerkConfigurationException.class)
        .hasMessageContaining(pattern == null ? "null" : "\"" + pattern + "\"");
  }

  @Test
  void twoRulesForOnePathAreRejected() {
    PathRules.Builder rules = new PathRules.Builder();
    rules.add("/a", null, auth -> {});
    assertThatThrownBy(() -> rules.add("/a", null, auth -> {}))
        .isInstanceOf(ClerkConfigurationException.class)
        .hasMessage("The path \"/a\" has two rules");
  }

  /** Returns the pattern, of all arguments but the last, that decides for the last. */
  private static String decides(String... patternsAndPath) {
    PathRules.Builder builder = new PathRules.Builder();
    int last = patternsAndPath.length - 1;
    String[] decided = {"none"};
    Stream.of(patternsAndPath)
        .limit(last)
        .forEach(each -> builder.add(each, null, auth -> decided[0] = each));
    PathRules.Rule rule = builder.build().of(patternsAndPath[last]);
    if (rule != null) {
      rule.check().accept(null);
    }
    return decided[0];
  }
}
