package io.github.clerk4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.scenarios.ScenarioClient;
import io.github.clerk4j.scenarios.ScenarioClient.Reply;
import io.github.clerk4j.testing.FakeClerk;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** Pages that Thymeleaf renders with ClerkJS. */
class PagesTest {
  private static final Pattern NONCE = Pattern.compile("nonce=\"([^\"]+)\"");

  @EnableAutoConfiguration
  @Import(Pages.class)
  static class Application {}

  @Controller
  static class Pages {
    @GetMapping("/page")
    String page() {
      return "page";
    }

    @GetMapping("/away")
    String away() {
      return "redirect:/page";
    }

    @GetMapping("/text")
    @ResponseBody
    String text() {
      return "text";
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void aTemplateHasTheScriptAndANonceOfItsOwn(WebApplicationType type) throws IOException {
    try (FakeClerk fake = FakeClerk.start();
        ConfigurableApplicationContext context = run(type, fake)) {
      ScenarioClient client = new ScenarioClient(Applications.started(context).url());
      Reply page = client.get("/page").send();
      assertThat(page.body())
          .contains("data-clerk-publishable-key=\"" + fake.publishableKey() + "\"")
          .contains("/npm/@clerk/clerk-js@6/dist/clerk.browser.js")
          .contains("Clerk.load(");
      String nonce = nonce(page.body());
      assertThat(page.body()).contains("<script nonce=\"" + nonce + "\">own()</script>");
      assertThat(page.header("Content-Security-Policy"))
          .contains("'nonce-" + nonce + "'")
          .contains("img-src 'self' https://img.clerk.com https://cdn.example.com;");
      assertThat(nonce(client.get("/page").send().body())).isNotEqualTo(nonce);

      assertThat(client.get("/text").send().header("Content-Security-Policy")).isNull();
      Reply away = client.get("/away").send();
      assertThat(away.header("Location")).endsWith("/page");
      assertThat(away.header("Content-Security-Policy")).isNull();
    }
  }

  private static ConfigurableApplicationContext run(WebApplicationType type, FakeClerk fake) {
    return Applications.run(
        type,
        Application.class,
        Applications.properties(fake),
        Applications.WITHOUT_SECURITY,
        "clerk.content-security-policy.enabled=true",
        "clerk.content-security-policy.sources.img-src=https://cdn.example.com");
  }

  private static String nonce(String html) {
    Matcher nonce = NONCE.matcher(html);
    assertThat(nonce.find()).isTrue();
    return nonce.group(1);
  }
}
