package io.github.clerk4j.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.testing.FakeClock;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** The page of the demo in a real browser. */
@Tag("slow")
class BrowserTest {
  private static Chromium browser;
  private static RunningApplication server;

  @BeforeAll
  static void open() throws IOException {
    browser = Chromium.open();
    server = RunningApplication.start(FakeClock.ticking());
  }

  @AfterAll
  static void close() {
    if (server != null) {
      browser.close();
      server.close();
    }
  }

  @BeforeEach
  void signOut() {
    server.lab().restore();
    browser.resize(1280, 900);
    browser.theme("light");
    URI home = server.url().resolve("/");
    String back = URLEncoder.encode(home.toString(), StandardCharsets.UTF_8);
    browser.forgetHandshakes();
    browser.load(URI.create(server.lab().signOutUrl() + "?redirect_url=" + back));
    browser.await("#sign-in");
  }

  @AfterEach
  void theConsoleHasNoErrors() {
    browser.assertNoErrors();
  }

  @Test
  void aPersonSignsInByAHandshakeAndTheServerShowsTheSession() {
    assertThat(browser.texts("#faces b"))
        .containsExactly("Ada Lovelace", "Charles Babbage", "Grace Hopper", "Mary Somerville");

    signIn("Grace Hopper");

    assertThat(browser.text("#identity")).contains("Grace Hopper", "Compiler Works", "admin");
    assertThat(browser.text("#claims")).contains("sub", "user_", "compiler-works");
    assertThat(browser.text("#seconds")).matches("\\d+ s left");
    browser.await("#log li:last-child", "getOrganizationMembershipList");
    assertThat(browser.texts("#log .hop b"))
        .containsSubsequence("Browser sent to Clerk", "Clerk sent the browser back", "Signed in");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/hello,    404, 200, Hello world!",
    "/api/whoami,   401, 200, userId",
    "/api/external, 401, 200, first row",
    "/api/me,       401, 200, mary@example.com",
    "/api/profile,  307, 200, Wick"
  })
  void eachHandlerShowsItsResponseSignedOutAndSignedIn(
      String path, String signedOut, String signedIn, String body) {
    choose(path);
    send();
    browser.await("#answer .mark", signedOut);
    assertThat(browser.text("#answer .meaning")).startsWith(signedOut + ":");

    signIn("Mary Somerville");
    choose(path);
    send();

    browser.await("#answer .mark", signedIn);
    assertThat(browser.text("#answer pre")).contains(body);
    assertThat(browser.text("#handler-code pre")).contains("(Auth auth) {");
  }

  @Test
  void anotherOrganizationChangesTheRights() {
    signIn("Ada Lovelace");
    assertThat(row("org:admin")).contains("true", "200");

    browser.click("#user-button");
    browser.forgetHandshakes();
    browser.click("#organizations a[href='/orgs/royal-society']");
    browser.await("#identity", "Royal Society");
    browser.awaitReady();

    assertThat(row("org:admin")).contains("false", "404");
    assertThat(row("org:member")).contains("true", "200");
  }

  @Test
  void aCallSurvivesAFaultAndTheLogShowsBothAttempts() {
    signIn("Ada Lovelace");

    browser.click("#fail-once");

    browser.await("#fault-result", "getUser returned Ada Lovelace after");
    assertThat(browser.texts("#log .event p").toString())
        .contains("503 · attempt 1 · again in", "200 · attempt 2");
  }

  @Test
  void aCallWaitsForTheEndOfARateLimit() {
    signIn("Ada Lovelace");

    browser.click("#limit-rate");

    browser.await("#fault-result", "getUser returned Ada Lovelace after 2");
    assertThat(browser.texts("#log .event p").toString())
        .contains("429 · attempt 1 · again in 2.", "200 · attempt 2");
  }

  @Test
  void aStormOfCallsLosesNoneAndIsDrawn() {
    browser.click("#storm");

    browser.await("#fault-result", "200 of 200 calls succeeded");
    assertThat(browser.text("#storm-caption"))
        .contains("200 succeeded")
        .matches("(?s).*\\d+ told to wait.*");
    assertThat(browser.texts("#storm-picture rect.ok")).isNotEmpty();
  }

  @Test
  void whileClerkIsDownTokensAreStillVerified() {
    signIn("Ada Lovelace");
    choose("/api/hello");
    browser.click("#down");
    browser.await("#health", "Clerk is down");
    send();
    browser.await("#answer .mark", "200");
    choose("/api/me");
    send();
    browser.await("#answer .mark", "502");

    browser.click("#down");
    browser.await("#health", "Clerk in this JVM");
    send();
    browser.await("#answer .mark", "200");
  }

  @ParameterizedTest
  @ValueSource(strings = {"#expire-tokens", "#rotate-keys"})
  void anExpiredTokenIsRenewedInSilence(String button) {
    signIn("Ada Lovelace");
    browser.script("document.body.dataset.same = 'page'");

    browser.click(button);

    browser.await("#clock-note", "Renewed in silence at");
    browser.await("#fault-result", "new");
    assertThat(browser.texts("#log .event b")).contains("Token refreshed silently");
    assertThat(browser.script("return document.body.dataset.same")).isEqualTo("page");
  }

  @Test
  void aSavedProfileShowsAVerifiedWebhookAndARefusedOne() {
    signIn("Charles Babbage");
    browser.type("[name=firstName]", "Charlie");

    browser.click("#profile-form button");

    browser.await(".delivery.good", "200 verified");
    browser.await(".delivery.bad", "400 refused");
    assertThat(browser.text(".delivery.bad mark"))
        .isNotEqualTo(browser.text(".delivery.good mark"));
    browser.await("#identity", "Charlie Babbage");
    assertThat(browser.texts("#log .event b"))
        .contains("Webhook verified: user.updated", "Webhook refused");
  }

  @Test
  void anApiKeyIsMadeUsedAndRevoked() {
    signIn("Ada Lovelace");
    browser.click("#key-create");
    browser.await("#key-exchange", "ak_");
    browser.click("#key-use");
    browser.await("#key-exchange .mark", "200");
    assertThat(browser.text("#key-exchange")).contains("\"invoices\": 42");

    browser.click("#key-revoke");

    browser.await("#key-exchange .mark", "401");
  }

  @Test
  void aRequestIsCopiedAsCurl() {
    signIn("Ada Lovelace");
    browser.script("navigator.clipboard.writeText = async text => { window.copied = text; }");

    browser.click("#exchange .curl");

    browser.await("#toast", "Copied, with a token");
    assertThat(String.valueOf(browser.script("return window.copied")))
        .startsWith("curl -i '" + server.url().resolve("/api/hello") + "'")
        .contains("-H 'Authorization: Bearer ey");
  }

  @Test
  void signingOutShowsTheFaces() {
    signIn("Ada Lovelace");
    browser.click("#user-button");

    browser.forgetHandshakes();
    browser.click("#sign-out");

    browser.await("#sign-in");
    assertThat(browser.texts("#identity").toString()).doesNotContain("Ada");
  }

  @Test
  void theMenuClosesByTheKeyboard() {
    signIn("Ada Lovelace");
    browser.click("#user-button");
    browser.await("#user-panel");
    browser.press(Keys.ESCAPE);

    browser.awaitGone("#user-panel");

    assertThat(browser.script("return document.activeElement.id")).isEqualTo("user-button");
  }

  @Test
  void thePageFitsAPhone() throws IOException {
    browser.resize(390, 844);
    assertThat(widthOfThePage()).isLessThanOrEqualTo(390);
    signIn("Ada Lovelace");

    assertThat(widthOfThePage()).isLessThanOrEqualTo(390);
    browser.click("#log-toggle");
    browser.await("#log", "Signed in");
    browser.picture("phone");
  }

  /** {@code docs/images} has copies of these, for the README. */
  @Test
  void thePictures() throws IOException {
    signIn("Grace Hopper");
    browser.click("#fail-once");
    browser.await("#fault-result", "getUser returned");
    browser.script(
        "scrollTo(0, 0); const log = document.getElementById('log'); log.scrollTop = log.scrollHeight");
    browser.picture("demo-light");
    browser.theme("dark");
    browser.await("html[data-theme=dark]");
    browser.picture("demo-dark");
  }

  private static void signIn(String name) {
    int index = browser.texts("#faces b").indexOf(name);
    browser.forgetHandshakes();
    browser.click("#faces button:nth-of-type(" + (index + 1) + ")");
    browser.await("#session");
    browser.awaitReady();
  }

  private static void choose(String path) {
    int index = browser.texts("#routes code").indexOf(path);
    browser.click("#routes button:nth-child(" + (index + 1) + ")");
    browser.await("#exchange", path);
  }

  private static void send() {
    browser.click("#send");
  }

  private static String row(String requirement) {
    return browser.texts("#rights tr").stream()
        .filter(each -> each.contains(requirement))
        .findFirst()
        .orElseThrow();
  }

  private static long widthOfThePage() {
    Object width = browser.script("return document.documentElement.scrollWidth");
    return ((Number) Objects.requireNonNull(width)).longValue();
  }
}
