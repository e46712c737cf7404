package io.github.clerk4j.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.model.Session;
import io.github.clerk4j.testing.junit.FakeClerkExtension;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BrowsersTest {
  @RegisterExtension private final FakeClerkExtension extension = FakeClerkExtension.create();
  private final FakeClerk clerk = extension.fake();
  private final Session session = clerk.signIn(clerk.addUser("ada@example.com"));
  private final Visitor known = new Visitor();

  @Test
  void allBrowsersAreSignedInAndOutKnownOrNot() {
    assertThat(isSignedIn(known)).isFalse();

    clerk.browsers().signIn(session);

    assertThat(isSignedIn(known)).isTrue();
    assertThat(isSignedIn(new Visitor())).isTrue();

    clerk.browsers().signOut();

    assertThat(isSignedIn(known)).isFalse();
    assertThat(isSignedIn(new Visitor())).isFalse();
  }

  @Test
  void theCookiesOfABrowserAreAvailableWithoutOne() {
    Map<String, String> cookies =
        Stream.of(clerk.browsers().cookieHeader(session, "https://app.example.com").split("; ", -1))
            .map(each -> each.split("=", 2))
            .collect(Collectors.toMap(each -> each[0], each -> each[1]));

    ParsedToken token = ParsedToken.of(Objects.requireNonNull(cookies.get("__session")));
    assertThat(token.claim("sid")).isEqualTo(session.id());
    assertThat(token.claim("azp")).isEqualTo("https://app.example.com");
    assertThat(cookies)
        .containsKeys("__client_uat", "__clerk_db_jwt", "__session_" + suffix())
        .containsKey("__refresh_" + suffix());
  }

  @Test
  void thePartyThatAnInstanceIsForWinsOverTheOriginOfTheBrowser() {
    try (FakeClerk fixed = FakeClerk.builder().authorizedParty("https://a.example").start()) {
      Session bob = fixed.signIn(fixed.addUser("bob@example.com"));
      String header = fixed.browsers().cookieHeader(bob, "https://b.example");

      String token = header.substring("__session=".length(), header.indexOf(';'));
      assertThat(ParsedToken.of(token).claim("azp")).isEqualTo("https://a.example");
    }
  }

  @Test
  void nobodyIsSignedInWithASessionThatEnded() {
    clerk.signOut(session);

    assertThatThrownBy(() -> clerk.browsers().signIn(session))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> clerk.browsers().cookieHeader(session, "https://app.example.com"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private String suffix() {
    return clerk.browsers().cookieSuffix();
  }

  private boolean isSignedIn(Visitor visitor) {
    return visitor.get(clerk.signInUrl()).body().contains("Signed in as");
  }
}
