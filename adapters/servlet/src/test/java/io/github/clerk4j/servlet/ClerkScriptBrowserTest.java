package io.github.clerk4j.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.auth.ClerkScript;
import io.github.clerk4j.auth.FrontendApiProxy;
import io.github.clerk4j.scenarios.StartedApplication;
import io.github.clerk4j.servlet.Application.Container;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The tags and the policy of a page, in Chromium if it is installed. */
@Tag("slow")
@EnabledIf("io.github.clerk4j.servlet.ScriptPage#hasBrowser")
class ClerkScriptBrowserTest {
  private static final String KEY = "pk_test_Y2xlcmsuZXhhbXBsZS5jb20k"; // clerk.example.com

  @TempDir Path profile;

  private ScriptUpstream clerk;

  @BeforeEach
  void start() throws IOException {
    clerk = new ScriptUpstream();
  }

  @AfterEach
  void stop() {
    clerk.close();
  }

  private ScriptPage.Result open(String proxyUrl, String body) throws Exception {
    ClerkScript script =
        ClerkScript.builder().publishableKey(KEY).proxyUrl(proxyUrl).signInUrl("/sign-in").build();
    FrontendApiProxy proxy =
        FrontendApiProxy.builder()
            .secretKey("sk_test_browser")
            .proxyUrl("/__clerk")
            .frontendApiUrl(clerk.url())
            .build();
    StartedApplication application =
        Container.TOMCAT.start(
            servlets -> {
              servlets.addServlet("page", new ScriptPage(script, body)).addMapping("/page");
              servlets
                  .addServlet("proxy", new FrontendApiProxyServlet(proxy))
                  .addMapping("/__clerk/*");
            });
    try {
      return ScriptPage.open(application.url().resolve("/page"), profile);
    } finally {
      application.stop();
    }
  }

  @Test
  void aPageLoadsClerkJsThroughTheProxyOfItsSite() throws Exception {
    ScriptPage.Result result = open("/__clerk", "");
    assertThat(result.list("violations")).isEmpty();
    assertThat(result.list("errors")).isEmpty();
    assertThat(result.get("publishableKey")).isEqualTo(KEY);
    assertThat(result.get("proxyUrl")).matches("http://127\\.0\\.0\\.1:\\d+/__clerk");
    assertThat(result.get("loaded")).isEqualTo("true");
    assertThat(clerk.paths())
        .contains(
            "/npm/@clerk/ui@1/dist/ui.browser.js",
            "/npm/@clerk/clerk-js@6/dist/clerk.browser.js",
            "/v1/client");
  }

  @Test
  void aPageLoadsClerkJsFromAnotherOrigin() throws Exception {
    ScriptPage.Result result = open(clerk.url(), "");
    assertThat(result.list("violations")).isEmpty();
    assertThat(result.list("errors")).isEmpty();
    assertThat(result.get("loaded")).isEqualTo("true");
  }

  @Test
  void aScriptWithoutTheNonceDoesNotRun() throws Exception {
    ScriptPage.Result result = open("/__clerk", "<script>window.Clerk = {}</script>");
    assertThat(result.list("violations")).hasToString("[script-src-elem inline]");
    assertThat(result.get("publishableKey")).isEqualTo(KEY);
  }
}
