package io.github.clerk4j.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.model.User;
import io.github.clerk4j.testing.junit.FakeClerkExtension;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SignUpPageTest {
  private static final String APP = "http://localhost:8080/welcome";

  @RegisterExtension private final FakeClerkExtension extension = FakeClerkExtension.create();
  private final FakeClerk clerk = extension.fake();
  private final Visitor visitor = new Visitor();

  @Test
  void aPersonSignsUpAndIsRedirectedBackSignedIn() {
    String url = clerk.signUpUrl() + "?redirect_url=" + Visitor.encoded(APP);
    assertThat(visitor.get(url).body())
        .contains("name=\"email_address\"", "name=\"redirect_url\" value=\"" + APP + "\"")
        .contains("href=\"/sign-in?redirect_url=" + Visitor.encoded(APP));

    Visitor.Seen back =
        visitor.post(
            clerk.signUpUrl(),
            Map.of(
                "first_name", "Ada ",
                "last_name", "",
                "email_address", "ada@example.com",
                "redirect_url", APP));

    assertThat(back.status()).isEqualTo(303);
    assertThat(back.location().toString()).startsWith(APP + "?__clerk_db_jwt=");
    Map<?, ?> made = (Map<?, ?>) new Backend(clerk).get("/v1/users").list().get(0);
    User ada = clerk.user(String.valueOf(made.get("id")));
    assertThat(ada.firstName()).isEqualTo("Ada");
    assertThat(ada.lastName()).isNull();
    assertThat(ada.lastSignInAt()).isNotNull();
    assertThat(visitor.get(clerk.signInUrl()).body()).contains("Signed in as Ada");
  }

  @Test
  void aMistakeIsSaidBesideWhatThePersonTyped() {
    clerk.addUser("ada@example.com");

    Visitor.Seen page =
        visitor.post(
            clerk.signUpUrl(), Map.of("first_name", "<Ada>", "email_address", "ada@example.com"));

    assertThat(page.status()).isEqualTo(422);
    assertThat(page.body())
        .contains("Another user has this email_address.")
        .contains("value=\"&lt;Ada&gt;\"")
        .doesNotContain("<Ada>");
    assertThat(new Backend(clerk).get("/v1/users").list()).hasSize(1);
    assertThat(visitor.post(clerk.signUpUrl(), Map.of("email_address", "nobody")).status())
        .isEqualTo(422);
  }

  @Test
  void redirectsLeadToUrlsOfHttpOnly() {
    Map<String, String> form = Map.of("email_address", "a@b.c", "redirect_url", "javascript:x");

    assertThat(visitor.post(clerk.signUpUrl(), form).status()).isEqualTo(400);
    assertThat(new Backend(clerk).get("/v1/users").list()).isEmpty();
  }
}
