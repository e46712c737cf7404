package io.github.clerk4j.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.ClerkConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script tags of pages that the server renders. */
class ClerkScriptTest {
  private static final String KEY = AuthObjects.KEY.value();
  private static final String NONCE = "q83vEjRWeJASNFZ4kBI0Vg==";

  private static ClerkScript.Builder script() {
    return ClerkScript.builder().publishableKey(KEY);
  }

  @Test
  void theTagsLoadClerkJsAndItsComponentsFromTheFrontendApi() {
    assertThat(ClerkScript.of(KEY).html(null))
        .isEqualTo(
            """
            <script defer crossorigin="anonymous" data-clerk-ui-script="true" src="https://clerk.example.com/npm/@clerk/ui@1/dist/ui.browser.js" data-clerk-publishable-key="%1$s"></script>
            <script defer crossorigin="anonymous" data-clerk-js-script="true" src="https://clerk.example.com/npm/@clerk/clerk-js@6/dist/clerk.browser.js" data-clerk-publishable-key="%1$s"></script>
            <script>window.addEventListener("load",()=>Clerk.load(Object.assign({},{ui:{ClerkUI:window.__internal_ClerkUICtor}})))</script>
            """
                .formatted(KEY));
  }

  @Test
  void everyTagHasTheNonce() {
    assertThat(script().build().html(NONCE).lines())
        .hasSize(3)
        .allMatch(tag -> tag.contains(" nonce=\"" + NONCE + "\">"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/__clerk", "/__clerk/"})
  void aProxyOnTheSameSiteServesTheScripts(String proxyUrl) {
    ClerkScript proxied = script().proxyUrl(proxyUrl).build();
    assertThat(proxied.scripts(null))
        .contains(" src=\"/__clerk/npm/@clerk/clerk-js@6/dist/clerk.browser.js\"")
        .contains(" data-clerk-proxy-url=\"/__clerk\"")
        .doesNotContain("clerk.example.com");
    assertThat(proxied.contentSecurityPolicy(NONCE).toString())
        .contains("connect-src 'self' https://img.clerk.com ");
  }

  @Test
  void aProxyElsewhereServesTheScripts() {
    ClerkScript proxied = script().proxyUrl("https://app.example.com/__clerk").build();
    assertThat(proxied.scripts(null))
        .contains(" src=\"https://app.example.com/__clerk/npm/@clerk/clerk-js@6/dist/")
        .contains(" data-clerk-proxy-url=\"https://app.example.com/__clerk\"");
    assertThat(proxied.contentSecurityPolicy(NONCE).toString())
        .contains("connect-src 'self' https://app.example.com https://img.clerk.com ");
  }

  @Test
  void aSatelliteHasItsDomainAndSaysSo() {
    ClerkScript satellite =
        script()
            .satellite(true)
            .domain("satellite.example.org")
            .signInUrl("https://example.com/sign-in")
            .build();
    assertThat(satellite.html(null))
        .contains(" src=\"https://clerk.satellite.example.org/npm/@clerk/clerk-js@6/")
        .contains(" data-clerk-domain=\"satellite.example.org\"")
        .contains("{\"signInUrl\":\"https://example.com/sign-in\",\"isSatellite\":true}");
  }

  @Test
  void theSignInPagesAreOptionsOfTheCall() {
    ClerkScript pages = script().signInUrl("/sign-in").signUpUrl("/sign-up").build();
    assertThat(pages.loadOptions())
        .isEqualTo("{\"signInUrl\":\"/sign-in\",\"signUpUrl\":\"/sign-up\"}");
    assertThat(pages.html(null)).contains("Object.assign(" + pages.loadOptions() + ",{ui:");
    assertThat(pages.scripts(null)).doesNotContain("Clerk.load");
  }

  @Test
  void componentsAndVersionsCanBeChosen() {
    assertThat(script().clerkJsVersion("6.40.0").uiVersion("1.41.0").build().scripts(null))
        .contains("@clerk/clerk-js@6.40.0/", "@clerk/ui@1.41.0/");
    assertThat(script().components(false).build().html(null))
        .doesNotContain("@clerk/ui", "ClerkUI")
        .contains("Clerk.load(Object.assign({}))");
  }

  @Test
  void nothingInASettingLeavesItsPlaceInThePage() {
    String url = "/in?a=1&b=</script><script>'\"x";
    String html =
        script().signInUrl(url).proxyUrl("/p\"><img src=x onerror='y'>").build().html(null);
    assertThat(html.split("<script", -1)).hasSize(4);
    assertThat(html.split("</script>", -1)).hasSize(4);
    assertThat(html).doesNotContain("<img", "a=1&b");
    assertThat(HtmlText.script("\"\u2028\u2029\"")).isEqualTo("\"\\u2028\\u2029\"");
    String options = script().signInUrl(url).build().loadOptions();
    assertThat(AuthObjects.object(options)).containsEntry("signInUrl", url);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "x\"", "a'; script-src *", "a\n"})
  void aNonceThatIsNotBase64IsRejected(String nonce) {
    assertThatThrownBy(() -> script().build().html(nonce))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("nonce must be Base64: use ClerkScript.newNonce()");
    assertThatThrownBy(() -> script().build().contentSecurityPolicy(nonce))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void eachNonceIsNewAndHas128Bits() {
    assertThat(ClerkScript.newNonce()).hasSize(24).isNotEqualTo(ClerkScript.newNonce());
  }

  @Test
  void thePolicyAllowsClerkAndScriptsWithTheNonceAlone() {
    assertThat(script().build().contentSecurityPolicy(NONCE).toString())
        .isEqualTo(
            "default-src 'self'; "
                + "script-src 'self' 'nonce-"
                + NONCE
                + "' 'strict-dynamic' https://clerk.example.com https://challenges.cloudflare.com; "
                + "connect-src 'self' https://clerk.example.com https://img.clerk.com"
                + " https://clerk-telemetry.com https://*.clerk-telemetry.com"
                + " https://*.protect.clerk.com:*; "
                + "img-src 'self' https://img.clerk.com; "
                + "style-src 'self' 'unsafe-inline'; "
                + "frame-src 'self' https://challenges.cloudflare.com https://*.protect.clerk.com; "
                + "worker-src 'self' blob:; form-action 'self'; base-uri 'self'; object-src 'none'");
  }

  @Test
  void thePolicyTakesMoreSources() {
    ContentSecurityPolicy policy = script().build().contentSecurityPolicy(NONCE);
    assertThat(
            policy
                .with("img-src", "https://cdn.example.com", "'self'")
                .with("object-src", "'self'")
                .with("upgrade-insecure-requests")
                .toString())
        .contains("img-src 'self' https://img.clerk.com https://cdn.example.com; ")
        .contains("object-src 'self'; ")
        .endsWith("; upgrade-insecure-requests");
    assertThatThrownBy(() -> policy.with("img-src", "*; script-src *"))
        .isInstanceOf(ClerkConfigurationException.class)
        .hasMessage(
            "source must be one without blanks, commas and semicolons, and not \"*; script-src *\"");
  }

  @Test
  void settingsThatAreWrongFailWhenTheyAreSetOrBuilt() {
    assertThatThrownBy(() -> script().clerkJsVersion("6/../evil"))
        .hasMessage("clerkJsVersion must be a version or tag, such as 6: \"6/../evil\"");
    assertThatThrownBy(() -> script().proxyUrl("http://app.example.com/__clerk").build())
        .hasMessageStartingWith("proxyUrl must be https");
    assertThatThrownBy(() -> script().signInUrl("javascript:alert(1)").build())
        .isInstanceOf(ClerkConfigurationException.class);
  }
}
