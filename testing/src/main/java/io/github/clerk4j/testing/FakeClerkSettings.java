package io.github.clerk4j.testing;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The part of {@link FakeClerk} with the settings of an application. */
abstract sealed class FakeClerkSettings permits FakeClerkState {
  private final Instance instance;

  FakeClerkSettings(Instance instance) {
    this.instance = instance;
  }

  /**
   * Returns the instance for a call that needs it running.
   *
   * @throws IllegalStateException if it is closed
   */
  final Instance open() {
    instance.store.checkOpen();
    return instance;
  }

  /** Returns the instance, which may be closed. */
  final Instance instance() {
    return instance;
  }

  /**
   * Returns the URL of the Backend API, such as {@code http://127.0.0.1:49152}, without {@code
   * /v1}.
   */
  public String apiUrl() {
    return open().server.url();
  }

  /** Returns the secret key, new for each instance; a request without it gets status 401. */
  public String secretKey() {
    return open().secretKey;
  }

  /** Returns the publishable key, which encodes the host of the issuer. */
  public String publishableKey() {
    return open().store.publishableKey();
  }

  /** Returns the PEM of the public key that verifies new tokens, until keys are rotated. */
  public String jwtKey() {
    Store store = open().store;
    return store.locked(store.keys::pem);
  }

  /**
   * Returns the {@code iss} claim of tokens. Nothing listens at this URL; see {@link #jwksUrl()}.
   */
  public String issuer() {
    return open().store.issuer;
  }

  /** Returns the URL of the key set of the Frontend API, which needs no secret key. */
  public String jwksUrl() {
    return apiUrl() + Routes.KEYS;
  }

  /**
   * Returns the URL of the Frontend API, with handshakes and the key set. Set it as the
   * application's proxy URL, because nothing listens at the host in the publishable key.
   */
  public String frontendApiUrl() {
    return apiUrl() + "/" + Routes.FRONTEND_API;
  }

  /**
   * Returns the URL of a sign-in page. A person picks a user there, and is redirected to the {@code
   * redirect_url} of the query. The organization that the user activated or joined last is active
   * then.
   */
  public String signInUrl() {
    return apiUrl() + AccountPages.SIGN_IN;
  }

  /** Returns the URL of a sign-up page, which adds a user, and signs the user in. */
  public String signUpUrl() {
    return apiUrl() + AccountPages.SIGN_UP;
  }

  /** Returns the URL that signs the browser out, and redirects to {@code redirect_url}. */
  public String signOutUrl() {
    return apiUrl() + AccountPages.SIGN_OUT;
  }

  /**
   * Returns the URL of a page on which a person switches to another organization. With {@code
   * organization_id}, an id or slug, or empty for none, it switches at once, and redirects to
   * {@code redirect_url}.
   */
  public String switchOrganizationUrl() {
    return apiUrl() + AccountPages.ORGANIZATION;
  }

  /** Returns the signing secret of webhooks, {@code whsec_...}. */
  public String webhookSigningSecret() {
    return open().webhooks.signingSecret();
  }

  /** Returns the {@code azp} claim of tokens, or null if they have none. */
  public @Nullable String authorizedParty() {
    return open().store.authorizedParty;
  }

  /**
   * Returns the settings of an application by their environment variables. The names are those that
   * clerk4j reads: {@code CLERK_SECRET_KEY}, {@code CLERK_API_URL}, {@code CLERK_PUBLISHABLE_KEY},
   * {@code CLERK_PROXY_URL}, {@code CLERK_SIGN_IN_URL}, {@code CLERK_SIGN_UP_URL} and {@code
   * CLERK_WEBHOOK_SIGNING_SECRET}.
   */
  public Map<String, String> environment() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("CLERK_SECRET_KEY", secretKey());
    settings.put("CLERK_API_URL", apiUrl());
    settings.put("CLERK_PUBLISHABLE_KEY", publishableKey());
    settings.put("CLERK_PROXY_URL", frontendApiUrl());
    settings.put("CLERK_SIGN_IN_URL", signInUrl());
    settings.put("CLERK_SIGN_UP_URL", signUpUrl());
    settings.put("CLERK_WEBHOOK_SIGNING_SECRET", webhookSigningSecret());
    return Collections.unmodifiableMap(settings);
  }

  /** Returns the clock of the instance. */
  public FakeClock clock() {
    return instance.store.clock;
  }
}
