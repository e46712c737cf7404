package io.github.clerk4j.scenarios;

import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.auth.AcceptedTokens;
import io.github.clerk4j.auth.RequestAuthenticator;
import io.github.clerk4j.model.CreatedMachine;
import io.github.clerk4j.model.Organization;
import io.github.clerk4j.model.Session;
import io.github.clerk4j.model.User;
import io.github.clerk4j.testing.FakeClerk;
import io.github.clerk4j.testing.TokenBuilder;
import io.github.clerk4j.webhook.WebhookVerifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A Clerk with users, sessions and machines, for the application at {@link #ORIGIN}. */
public final class ScenarioWorld implements AutoCloseable {
  /** The origin of the application, which browsers name in the {@code Host} header. */
  public static final String ORIGIN = "http://app.example.com";

  private final FakeClerk fake = FakeClerk.builder().authorizedParty(ORIGIN).start();
  private final ClerkClient clerk =
      ClerkClient.builder().secretKey(fake.secretKey()).apiUrl(fake.apiUrl()).maxRetries(0).build();
  private final Organization engines =
      fake.addOrganization("Analytical Engines", "analytical-engines");
  private final CreatedMachine receiver = fake.machineTokens().addMachine("receiver");
  private final CreatedMachine caller = fake.machineTokens().addMachine("caller", receiver);
  final User admin = user("ada@example.com", "org:admin");
  final User member = user("charles@example.com", "org:member");

  private User user(String emailAddress, String role) {
    User user = fake.addUser(emailAddress);
    fake.addMember(engines, user, role);
    return user;
  }

  /** Returns the Clerk instance, with the settings of the application. */
  public FakeClerk fake() {
    return fake;
  }

  /** Returns a client of the instance. */
  public ClerkClient clerk() {
    return clerk;
  }

  /** Returns a builder of an authenticator that accepts all types of tokens. */
  public RequestAuthenticator.Builder authenticator() {
    return RequestAuthenticator.builder(clerk)
        .publishableKey(fake.publishableKey())
        .proxyUrl(fake.frontendApiUrl())
        .signInUrl("/sign-in")
        .authorizedParties(ORIGIN)
        .machineSecretKey(machineSecretKey())
        .acceptedTokens(AcceptedTokens.any())
        .clock(fake.clock());
  }

  /** Returns the secret key by which the application verifies M2M tokens. */
  public String machineSecretKey() {
    return receiver.secretKey();
  }

  /** Returns a verifier of the instance's webhooks. */
  public WebhookVerifier webhooks() {
    return WebhookVerifier.builder()
        .signingSecrets(fake.webhookSigningSecret())
        .clock(fake.clock())
        .build();
  }

  /** Returns the id of a user who is an admin. */
  public String adminId() {
    return admin.id();
  }

  /** Returns a new session token of the admin. */
  public String adminToken() {
    return token(admin);
  }

  /** Returns a new session token of a user who is a member. */
  public String memberToken() {
    return token(member);
  }

  /** Returns a new API key of the admin. */
  public String newApiKey(String... scopes) {
    return apiKey(scopes);
  }

  Session session(User user) {
    return fake.signIn(user, engines);
  }

  String token(User user) {
    return fake.sessionToken(session(user)).sign();
  }

  String expiredToken(Session session) {
    TokenBuilder token = fake.sessionToken(session);
    return token.expiresAt(fake.clock().instant().minus(Duration.ofMinutes(1))).sign();
  }

  String pendingToken(User user) {
    return fake.sessionToken(session(user)).pending().sign();
  }

  String apiKey(String... scopes) {
    return fake.machineTokens().addApiKey(admin, scopes).secret();
  }

  String m2mToken() {
    return fake.machineTokens().addM2mToken(caller).token();
  }

  String callerId() {
    return caller.id();
  }

  String oauthToken() {
    return fake.machineTokens().addOauthToken(admin, "client_1", "profile");
  }

  /** Returns the cookies of a browser that is signed in. */
  String cookies(Session session) {
    return fake.browsers().cookieHeader(session, ORIGIN);
  }

  /** Returns the cookies of a browser whose session token has expired. */
  String expiredCookies(Session session, boolean refreshable) {
    String cookies = cookies(session);
    // A token that is older than the sign-in in the cookies would be rejected for its age instead.
    String expired = expiredToken(session);
    return Arrays.stream(cookies.split("; "))
        .filter(each -> refreshable || !each.startsWith("__refresh_"))
        .map(each -> each.replaceFirst("^(__session[^=]*)=.*", "$1=" + expired))
        .collect(Collectors.joining("; "));
  }

  @Override
  public void close() {
    clerk.close();
    fake.close();
  }
}
