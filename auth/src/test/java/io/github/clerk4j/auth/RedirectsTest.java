package io.github.clerk4j.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.ClerkConfigurationException;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a browser is sent to sign in or up. */
class RedirectsTest {
  private static final String HERE = "https://app.example.com/a/b?c=d";
  private static final PublishableKey LIVE = AuthObjects.key("pk_live_", "clerk.example.com");
  private static final PublishableKey TEST = AuthObjects.key("pk_test_", "x.clerk.accounts.dev");

  /** Sign-in and sign-up URL as given, key, return URL, and where both lead. */
  @ParameterizedTest(name = "1.10 {0}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        // row | sign-in URL | sign-up URL | key | return URL | sign in | sign up
        "target: the URL that is set           | https://a.test/in | https://a.test/up | live | - | https://a.test/in | https://a.test/up",
        "target: the account portal            | - | - | live | - | https://accounts.example.com/sign-in | https://accounts.example.com/sign-up",
        "target: portal in development         | - | - | test | - | https://x.accounts.dev/sign-in | https://x.accounts.dev/sign-up",
        "sign up: below the sign-in URL        | https://a.test/in | - | live | - | https://a.test/in | https://a.test/in/create",
        "sign up: below it, without a key      | https://a.test/in/ | - | - | - | https://a.test/in/ | https://a.test/in/create",
        "sign up: below it, before its query   | https://a.test/in?x=1 | - | - | - | https://a.test/in?x=1 | https://a.test/in/create?x=1",
        "sign up: its own URL without sign-in  | - | https://a.test/up | live | - | https://accounts.example.com/sign-in | https://a.test/up",
        "a path is one of the request's site   | /sign-in | /sign-up | - | - | https://app.example.com/sign-in | https://app.example.com/sign-up",
        "redirect_url: absolute                | - | - | live | https://app.example.com/x?y=z | https://accounts.example.com/sign-in?redirect_url=https%3A%2F%2Fapp.example.com%2Fx%3Fy%3Dz | https://accounts.example.com/sign-up?redirect_url=https%3A%2F%2Fapp.example.com%2Fx%3Fy%3Dz",
        "redirect_url: of another site         | /in | /up | - | http://b.test:81/ | https://app.example.com/in?redirect_url=http%3A%2F%2Fb.test%3A81%2F | https://app.example.com/up?redirect_url=http%3A%2F%2Fb.test%3A81%2F",
        "redirect_url: a path                  | /in | /up | - | /x?y=z | https://app.example.com/in?redirect_url=https%3A%2F%2Fapp.example.com%2Fx%3Fy%3Dz | https://app.example.com/up?redirect_url=https%3A%2F%2Fapp.example.com%2Fx%3Fy%3Dz",
        "redirect_url: relative                | /in | /up | - | x | https://app.example.com/in?redirect_url=https%3A%2F%2Fapp.example.com%2Fa%2Fx | https://app.example.com/up?redirect_url=https%3A%2F%2Fapp.example.com%2Fa%2Fx",
        "redirect_url: replaces one            | /in?redirect_url=q | /up?a=b | - | /x | https://app.example.com/in?redirect_url=https%3A%2F%2Fapp.example.com%2Fx | https://app.example.com/up?a=b&redirect_url=https%3A%2F%2Fapp.example.com%2Fx",
        "redirect_url: none of what is no URL  | /in | /up | - | javascript:alert(1) | https://app.example.com/in | https://app.example.com/up",
      })
  void tableOfTargets(
      String row,
      String signInUrl,
      String signUpUrl,
      String key,
      String back,
      String signIn,
      String signUp) {
    Redirects redirects = redirects(new SignInPages(signInUrl, signUpUrl, key(key), false), HERE);
    assertThat(redirects.isKnown()).isEqualTo(signInUrl != null || key != null);
    assertThat(redirects.signIn(back, null)).isEqualTo(signIn);
    assertThat(redirects.signUp(back, "active")).isEqualTo(signUp);
  }

  @Test
  void theRequestsOwnUrlIsReturnedToAsItCame() {
    String url = "https://app.example.com/a/../b/%7Ex;y/./c?q=a+b%20%7e&__clerk_db_jwt=t&r";
    Redirects redirects = redirects(new SignInPages("/in", null, LIVE, false), url);
    String kept = "https://app.example.com/a/../b/%7Ex;y/./c?q=a+b%20%7e&r";
    assertThat(redirects.requested()).isEqualTo(kept);
    assertThat(parameter(redirects.signIn(redirects.requested(), null), "redirect_url"))
        .isEqualTo(kept);
  }

  @ParameterizedTest(name = "1.10 pending session: {0} goes to {3}")
  @CsvSource(
      nullValues = "-",
      value = {
        // sign-in URL, sign-up URL, sign in, sign up
        "-, -, https://accounts.example.com/sign-in/tasks, https://accounts.example.com/sign-up/tasks",
        "/in, /up/, https://app.example.com/in/tasks, https://app.example.com/up/tasks",
        "https://a.test/in?x=1, -, https://a.test/in/tasks?x=1, https://a.test/in/create/tasks?x=1",
      })
  void whoHasATaskLeftIsSentToIt(String signInUrl, String signUpUrl, String signIn, String signUp) {
    Redirects redirects = redirects(new SignInPages(signInUrl, signUpUrl, LIVE, false), HERE);
    assertThat(redirects.signIn(null, "pending")).isEqualTo(signIn);
    assertThat(redirects.signUp(null, "pending")).isEqualTo(signUp);
    assertThat(parameter(redirects.signIn(HERE, "pending"), "redirect_url")).isEqualTo(HERE);
  }

  @ParameterizedTest(name = "1.10 satellite {0}, sign-in at {1}: returns to {2}")
  @CsvSource({
    // satellite, sign-in URL, return URL
    "true, https://a.test/in, https://app.example.com/x?__clerk_synced=false",
    "true, https://app.example.com:8443/in, https://app.example.com/x?__clerk_synced=false",
    "true, /in, https://app.example.com/x",
    "true, https://app.example.com/in, https://app.example.com/x",
    "false, https://a.test/in, https://app.example.com/x",
  })
  void aSatelliteIsToldOnReturnThatItHasASignInToFetch(
      boolean satellite, String signInUrl, String back) {
    Redirects redirects = redirects(new SignInPages(signInUrl, null, LIVE, satellite), HERE);
    assertThat(parameter(redirects.signIn("/x", null), "redirect_url")).isEqualTo(back);
  }

  @Test
  void theWordToASatelliteIsGivenOnce() {
    Redirects redirects = redirects(new SignInPages("https://a.test/in", null, LIVE, true), HERE);
    String url = redirects.signIn("https://app.example.com/x?__clerk_synced=true&y=1", null);
    HttpUrl back = HttpUrl.get(String.valueOf(parameter(url, "redirect_url")));
    assertThat(back.queryParameterValues("__clerk_synced")).containsExactly("false");
    assertThat(back.queryParameter("y")).isEqualTo("1");
  }

  @ParameterizedTest(name = "1.10 {0} key, from {1} to {2}: {3}")
  @CsvSource(
      nullValues = "-",
      value = {
        // key, requested, sign-in URL, development browser
        "test, https://app.example.com/, -, dvb_1",
        "test, http://localhost:3000/, http://localhost:3001/in, dvb_1",
        "test, http://localhost:3000/, http://localhost:3000/in, -",
        "test, http://localhost/, https://localhost:443/in, -", // a proxy may change the scheme
        "test, https://app.example.com/, /in, -",
        "live, https://app.example.com/, -, -",
        "-, https://app.example.com/, https://a.test/in, -",
      })
  void theDevBrowserGoesAlongToOtherSitesInDevelopment(
      String key, String here, String signInUrl, String token) {
    SignInPages pages = new SignInPages(signInUrl, null, key(key), false);
    Redirects redirects = new Redirects(pages, at(here), "dvb_1");
    assertThat(parameter(redirects.signIn(null, null), "__clerk_db_jwt")).isEqualTo(token);
    assertThat(parameter(redirects.signUp(null, null), "__clerk_db_jwt")).isEqualTo(token);
    Redirects without = new Redirects(pages, at(here), null);
    assertThat(without.signIn(null, null)).doesNotContain("__clerk_db_jwt");
  }

  @Test
  void neitherUrlNorKeyIsAMistakeOfTheApplication() {
    Redirects redirects = redirects(SignInPages.UNKNOWN, HERE);
    assertThat(redirects.isKnown()).isFalse();
    assertThatThrownBy(() -> redirects.signIn(null, null))
        .isInstanceOf(ClerkConfigurationException.class)
        .hasMessage(
            "It is not known where to sign in: give the authenticator the URL, or the publishable"
                + " key of the instance");
    assertThatThrownBy(() -> redirects.signUp(null, null))
        .isInstanceOf(ClerkConfigurationException.class)
        .hasMessageStartingWith("It is not known where to sign up");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//evil.test/x",
        "///evil.test/x",
        "/\\evil.test/x",
        "\\\\evil.test/x",
        "\\/evil.test",
        " //evil.test/x",
        "\t//evil.test/x",
        "/\t/evil.test/x",
        "/../../..//evil.test",
        "/@evil.test/x",
        "/%2f/evil.test",
        "/x\r\nSet-Cookie: a=b",
        "x//evil.test",
        "./\\evil.test",
        "?//evil.test",
        "#//evil.test",
        "@evil.test",
        ":evil.test",
        "",
      })
  void noPathLeadsToAnotherSite(String path) {
    Redirects redirects = redirects(new SignInPages("/in", null, LIVE, false), HERE);
    HttpUrl url = HttpUrl.get(redirects.signIn(path, null));
    assertThat(url.host()).isEqualTo("app.example.com");
    HttpUrl back = HttpUrl.get(String.valueOf(url.queryParameter("redirect_url")));
    assertThat(back.scheme() + back.host() + back.port()).isEqualTo("httpsapp.example.com443");
    assertThat(url.toString() + back).matches("[!-~]+");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://app.example.com//evil.test/x",
        "https://app.example.com///evil.test",
        "https://app.example.com/%5Cevil.test",
        "https://app.example.com/;@evil.test",
        "https://app.example.com/?//evil.test",
      })
  void thePathThatWasRequestedLeadsToNoOtherSiteEither(String here) {
    Redirects redirects = redirects(new SignInPages("/in", null, LIVE, false), here);
    HttpUrl url = HttpUrl.get(redirects.signIn(redirects.requested(), null));
    assertThat(url.toString()).startsWith("https://app.example.com/in?redirect_url=");
    assertThat(url.queryParameter("redirect_url")).startsWith("https://app.example.com/");
    assertThat(redirects.signIn("x", null))
        .startsWith("https://app.example.com/in?redirect_url=https%3A%2F%2Fapp.example.com%2F");
  }

  @Test
  void whatClerkAddedToTheUrlForOneRequestIsNotReturnedTo() {
    String here =
        "https://app.example.com/a?__clerk_db_jwt=1&b=2&__clerk_handshake=3&__dev_session=4"
            + "&__clerk_handshake_nonce=5";
    Redirects redirects = redirects(new SignInPages("/in", null, LIVE, false), here);
    assertThat(redirects.requested()).isEqualTo("https://app.example.com/a?b=2");
  }

  @ParameterizedTest(name = "{0} becomes {1}")
  @CsvSource(
      nullValues = "-",
      value = {
        // sign-in URL, return URL, sign in
        "/in, /x, /in?redirect_url=%2Fx",
        "/in, -, /in",
        "/in, //evil.test, /in?redirect_url=%2F%2Fevil.test",
        "https://a.test/in, https://app.example.com/, https://a.test/in?redirect_url=https%3A%2F%2Fapp.example.com%2F",
      })
  void whereOnlyThePathOfTheRequestIsKnownPathsStayPaths(
      String signInUrl, String back, String expected) {
    SignInPages pages = new SignInPages(signInUrl, null, TEST, false);
    Redirects redirects = new Redirects(pages, null, "dvb_1");
    assertThat(redirects.requested()).isNull();
    assertThat(redirects.signIn(back, null)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//accounts.example.com/sign-in",
        "/\\accounts.example.com",
        "sign-in",
        "ftp://a.test/",
        "https://",
        "/a\nb",
        "",
      })
  void aSignInUrlThatBrowsersWouldTakeForSomethingElseIsRefused(String url) {
    assertThatThrownBy(() -> new SignInPages(url, null, null, false))
        .isInstanceOf(ClerkConfigurationException.class)
        .hasMessageStartingWith("The sign-in URL is malformed: it is like https://app.example.com");
    assertThatThrownBy(() -> new SignInPages(null, url, null, false))
        .isInstanceOf(ClerkConfigurationException.class)
        .hasMessageStartingWith("The sign-up URL is malformed");
  }

  @Test
  void theRootIsAPathToo() {
    SignInPages pages = new SignInPages("/", null, null, false);
    assertThat(redirects(pages, HERE).signIn(null, null)).isEqualTo("https://app.example.com/");
  }

  @Test
  void theAnswerIsATemporaryRedirectThatNobodyKeeps() {
    AuthResponse answer = Redirects.answer("https://a.test/in");
    assertThat(answer.status()).isEqualTo(307);
    assertThat(answer.headers())
        .isEqualTo(
            Map.of("Location", List.of("https://a.test/in"), "Cache-Control", List.of("no-store")));
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void theDevBrowserDoesNotShow() {
    Redirects redirects = new Redirects(SignInPages.UNKNOWN, at(HERE), "dvb_1");
    assertThat(redirects.toString()).doesNotContain("dvb_1");
  }

  private static RequestUrl at(String url) {
    return RequestUrl.at(String.valueOf(RequestUrl.originOf(url)), url);
  }

  private static Redirects redirects(SignInPages pages, String here) {
    return new Redirects(pages, at(here), null);
  }

  private static @Nullable PublishableKey key(@Nullable String kind) {
    return kind == null ? null : kind.equals("live") ? LIVE : TEST;
  }

  private static @Nullable String parameter(String url, String name) {
    return HttpUrl.get(url).queryParameter(name);
  }
}
