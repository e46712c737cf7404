package io.github.clerk4j.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.clerk4j.ClerkConfigurationException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The syntax of paths with variables, which is that of path-to-regexp 6. */
class PathPatternTest {
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "/orgs/:slug,            /orgs/acme,              {slug=acme}",
        "/orgs/:slug,            /orgs/acme/,             {slug=acme}",
        "/orgs/:slug,            /ORGS/Acme,              {slug=Acme}",
        "/orgs/:slug,            /orgs,                   -",
        "/orgs/:slug,            /orgs/,                  -",
        "/orgs/:slug,            /orgs/acme/x,            -",
        "/orgs/:slug,            /x/orgs/acme,            -",
        "/orgs/:slug/(.*),       /orgs/acme/a/b,          {slug=acme}",
        "/orgs/:slug/(.*),       /orgs/acme/,             {slug=acme}",
        "/orgs/:slug/(.*),       /orgs/acme,              -",
        "/orgs/:slug(.*),        /orgs/acme/x,            {slug=acme/x}",
        "/orgs/:id(org_\\w+),    /orgs/org_1,             {id=org_1}",
        "/orgs/:id(org_\\w+),    /orgs/acme,              -",
        "/orgs/:id(a|b),         /orgs/b,                 {id=b}",
        "/:any/orgs/:id,         /en/orgs/1,              '{any=en, id=1}'",
        "/orgs/:slug?,           /orgs,                   {}",
        "/orgs/:slug?,           /orgs/acme,              {slug=acme}",
        "/files/:path*,          /files,                  {}",
        "/files/:path*,          /files/a/b,              {}",
        "/files/:path+,          /files,                  -",
        "/files/:path+,          /files/a/b/c,            {}",
        "/orgs{/:slug}?/x,       /orgs/x,                 {}",
        "/orgs{/:slug}?/x,       /orgs/acme/x,            {slug=acme}",
        "/orgs{-:slug}?,         /orgs-acme,              {slug=acme}",
        "/orgs/{team-:id-x},     /orgs/team-7-x,          {id=7}",
        "/a{/b}?,                /a,                      {}",
        "/a{/b}*,                /a/b/b,                  {}",
        "/:id.:ext,              /1.json,                 '{id=1, ext=json}'",
        "/:org_slug-:n2,         /acme-7,                 '{org_slug=acme, n2=7}'",
        "/a\\:b,                 /a:b,                    {}",
        "/a.b,                   /axb,                    -",
        "/(.*),                  /any/thing,              {}",
        "/ü/:slug,               /ü/x,                    {slug=x}",
      })
  void aPathMatchesOrNot(String pattern, String path, @Nullable String variables) {
    Map<String, String> found = PathPattern.of(pattern).match(path);
    assertThat(found == null ? null : found.toString()).isEqualTo(variables);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/:",
        "/:/x",
        "/:id/:id",
        "/(",
        "/()",
        "/(a",
        "/(?:a)",
        "/((a))",
        "/(?<x>a)",
        "/:id(a",
        "/:id(\\",
        "/*",
        "/a+",
        "/?",
        "/{a",
        "/a}",
        "/{a{b}}",
        "/{a*}",
        "/a)",
        "/:id([)",
        "\\"
      })
  void aMalformedPatternIsAMistakeOfTheConfiguration(String pattern) {
    assertThatThrownBy(() -> PathPattern.of(pattern))
        .isInstanceOf(ClerkConfigurationException.class)
        .hasMessageContaining("\"" + pattern + "\" is malformed");
  }

  @Test
  void aPathThatIsTooLongIsAnother() {
    PathPattern pattern = PathPattern.of("/(.*)");
    assertThat(pattern.match("/" + "a".repeat(1023))).isEmpty();
    assertThat(pattern.match("/" + "a".repeat(1024))).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/(a+)(a+)(a+)(a+)(a+)(a+)/x",
        "/:x((?:a+)+)/x",
        "/:x((?:a|a)*)/x",
        "/:x((?:a|aa)+)/x",
        "/(.*)(.*)(.*)(.*)(.*)(.*)/x",
        "/:a*-:b*-:c*-:d*",
      })
  void aPathThatTakesTooManyStepsIsAnother(String pattern) {
    PathPattern slow = PathPattern.of(pattern);
    assertTimeoutPreemptively(
        Duration.ofSeconds(30), () -> assertThat(slow.match("/" + "a".repeat(1000))).isNull());
  }

  @Test
  void aTextThatMayBeReadSoManyTimesIsReadNoMore() {
    BoundedText text = new BoundedText("abc", 2);
    assertThat(text.charAt(0)).isEqualTo('a');
    assertThat(text.charAt(1)).isEqualTo('b');
    assertThatThrownBy(() -> text.charAt(2)).isInstanceOf(BoundedText.TooManySteps.class);
    assertThatThrownBy(() -> text.charAt(0)).isInstanceOf(BoundedText.TooManySteps.class);
  }

  @Test
  void aPathThatIsTooDeepForTheStackIsAnother() throws InterruptedException {
    PathPattern pattern = PathPattern.of("/:path((?:a|b)(?:/(?:a|b))*)+");
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    AtomicInteger matched = new AtomicInteger();
    Thread shallow =
        new Thread(
            null,
            () -> {
              matched.addAndGet(pattern.match("/a".repeat(10)) == null ? 0 : 1);
              matched.addAndGet(pattern.match("/a".repeat(512)) == null ? 0 : 1);
            },
            "shallow",
            144 * 1024);
    shallow.setUncaughtExceptionHandler((thread, e) -> thrown.set(e));
    shallow.start();
    shallow.join();
    assertThat(thrown).hasValue(null);
    assertThat(matched).hasValueGreaterThanOrEqualTo(1);
  }
}
