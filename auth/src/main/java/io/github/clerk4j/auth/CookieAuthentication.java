package io.github.clerk4j.auth;

import static java.util.concurrent.CompletableFuture.completedFuture;

import io.github.clerk4j.token.RequestToken;
import io.github.clerk4j.token.RequestTokenVerifier;
import io.github.clerk4j.token.SessionClaims;
import io.github.clerk4j.token.TokenException;
import io.github.clerk4j.token.TokenType;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Authenticates a request by the cookies that Clerk keeps in a browser. */
final class CookieAuthentication {
  private static final Logger LOG = LoggerFactory.getLogger("io.github.clerk4j.auth");

  private static final AuthFailure CROSS_ORIGIN =
      new AuthFailure(
          AuthReason.PRIMARY_DOMAIN_CROSS_ORIGIN_SYNC,
          "The browser comes from another origin, where it may have signed in or out",
          false);
  private static final AuthFailure OTHER_TOKEN =
      new AuthFailure(
          AuthReason.TOKEN_TYPE_MISMATCH,
          "The cookie holds no session token, but a JWT template's or a machine's",
          false);

  private final RequestTokenVerifier verifier;
  private final HandshakeResolver handshakes;
  private final SessionTokenErrorHandler failure;
  private final AtomicBoolean warned = new AtomicBoolean();

  CookieAuthentication(
      RequestTokenVerifier verifier,
      HandshakeResolver handshakes,
      SessionTokenErrorHandler failure) {
    this.verifier = verifier;
    this.handshakes = handshakes;
    this.failure = failure;
  }

  CompletableFuture<RequestState> authenticate(AuthenticateContext visit) {
    CompletableFuture<HandshakeResolver.Result> returned =
        visit.site().publishableKey() == null ? null : handshakes.resolve(visit);
    return returned == null
        ? byCookies(visit)
        : returned.thenCompose(
            result ->
                result.state() == null
                    ? afterFailure(visit, result)
                    : completedFuture(result.state()));
  }

  private CompletableFuture<RequestState> afterFailure(
      AuthenticateContext visit, HandshakeResolver.Result returned) {
    boolean nothingElse = returned.isLast() && visit.cookies().session() == null;
    CompletableFuture<@Nullable RequestState> state =
        nothingElse ? completedFuture(null) : byCookies(visit).thenApply(found -> found);
    return state.thenApply(
        found -> HandshakeRedirect.leaving(visit, afterFailure(visit, returned.failure(), found)));
  }

  private static RequestState afterFailure(
      AuthenticateContext visit, @Nullable AuthFailure why, @Nullable RequestState state) {
    // In development the next handshake would most likely fail like this one, and hide why.
    boolean again = isHandshake(state) && visit.site().isDevelopment();
    return why != null && (state == null || again)
        ? RequestState.signedOut(visit, TokenType.SESSION_TOKEN, why)
        : Objects.requireNonNull(state);
  }

  private CompletableFuture<RequestState> byCookies(AuthenticateContext visit) {
    RequestState early = withoutToken(visit);
    return early == null
        ? byToken(visit, Objects.requireNonNull(visit.cookies().session(), "is checked before"))
        : completedFuture(early);
  }

  /** Returns the state that does not depend on the session token; null if it has to be verified. */
  private static @Nullable RequestState withoutToken(AuthenticateContext visit) {
    RequestState syncing = syncing(visit);
    if (syncing != null) {
      return syncing;
    }
    if (visit.site().isDevelopment()) {
      String devBrowser = visit.parameter(ClerkNames.DEV_BROWSER);
      if (devBrowser != null && !devBrowser.isEmpty()) {
        return handshake(visit, AuthReason.DEV_BROWSER_SYNC);
      }
      if (visit.devBrowser() == null) {
        return handshake(visit, AuthReason.DEV_BROWSER_MISSING);
      }
    }
    boolean uat = visit.cookies().clientUat() > 0;
    if (visit.cookies().session() == null) {
      return uat
          ? handshake(visit, AuthReason.CLIENT_UAT_BUT_NO_SESSION_TOKEN)
          : signedOut(visit, AuthReason.SESSION_TOKEN_AND_UAT_MISSING);
    }
    return uat ? null : handshake(visit, AuthReason.SESSION_TOKEN_BUT_NO_CLIENT_UAT);
  }

  /**
   * Returns the state of a sync between several domains of an instance, or null if there is none.
   */
  private static @Nullable RequestState syncing(AuthenticateContext visit) {
    ApplicationSettings site = visit.site();
    if (site.satellite() && site.publishableKey() != null && visit.isPageLoad()) {
      String synced = visit.parameter(ClerkNames.SYNCED);
      boolean cookies = visit.cookies().session() != null || visit.cookies().clientUat() != 0;
      if ("true".equals(synced) || (cookies && !"false".equals(synced))) {
        return null;
      }
      if (!"false".equals(synced) && !site.satelliteAutoSync()) {
        return signedOut(visit, AuthReason.SESSION_TOKEN_AND_UAT_MISSING);
      }
      AuthFailure why = AuthFailure.of(AuthReason.SATELLITE_NEEDS_SYNCING);
      return site.isProduction() || site.signInUrl() == null || visit.url() == null
          ? HandshakeRedirect.start(visit, why)
          : HandshakeRedirect.redirect(visit, why, askingUrl(site.signInUrl(), visit.url()));
    }
    String back = visit.parameter(ClerkNames.SYNC_REDIRECT_URL);
    if (site.isDevelopment() && !site.satellite() && RequestUrl.originOf(back) != null) {
      return HandshakeRedirect.redirect(
          visit,
          AuthFailure.of(AuthReason.PRIMARY_RESPONDS_TO_SYNCING),
          syncedUrl(String.valueOf(back), visit.devBrowser()));
    }
    return null;
  }

  private static String askingUrl(String signInUrl, RequestUrl from) {
    return absolute(signInUrl).with(ClerkNames.SYNC_REDIRECT_URL, from.toString()).toString();
  }

  private static String syncedUrl(String back, @Nullable String devBrowser) {
    RequestUrl synced =
        absolute(back).without(Set.of(ClerkNames.SYNCED)).with(ClerkNames.SYNCED, "true");
    return (devBrowser == null ? synced : synced.with(ClerkNames.DEV_BROWSER, devBrowser))
        .toString();
  }

  private static RequestUrl absolute(String url) {
    return RequestUrl.at(String.valueOf(RequestUrl.originOf(url)), url);
  }

  private CompletableFuture<RequestState> byToken(AuthenticateContext visit, RequestToken token) {
    if (token.isOtherThanSession()) {
      return completedFuture(RequestState.signedOut(visit, TokenType.SESSION_TOKEN, OTHER_TOKEN));
    }
    Instant issued = token.jwt() == null ? null : token.jwt().issuedAt();
    if (issued != null && issued.getEpochSecond() < visit.cookies().clientUat()) {
      return completedFuture(handshake(visit, AuthReason.SESSION_TOKEN_IAT_BEFORE_CLIENT_UAT));
    }
    return Recovery.from(
        TokenException.class,
        verifier
            .verifySession(token, visit.mode())
            .thenApply(claims -> accepted(visit, claims, token.text())),
        e -> failure.handle(visit, token, e));
  }

  private RequestState accepted(AuthenticateContext visit, SessionClaims claims, String token) {
    if (claims.authorizedParty() == null && !warned.getAndSet(true)) {
      LOG.warn(
          "Session tokens have no authorized party (azp), so that it cannot be told which site they were made for");
    }
    RequestState first =
        comesFromElsewhere(visit) ? HandshakeRedirect.start(visit, CROSS_ORIGIN) : null;
    if (!isHandshake(first)) {
      String organization = visit.site().organizations().target(visit.url(), claims);
      first =
          organization == null ? null : handshake(visit, AuthReason.ACTIVE_ORGANIZATION_MISMATCH);
    }
    return first != null && isHandshake(first) // where it is not possible, the user stays signed in
        ? first
        : RequestState.signedIn(visit, claims, token, Map.of());
  }

  private static boolean isHandshake(@Nullable RequestState state) {
    return state != null && state.status() == RequestState.Status.HANDSHAKE;
  }

  private static boolean comesFromElsewhere(AuthenticateContext visit) {
    PublishableKey key = visit.site().publishableKey();
    if (key == null || visit.site().satellite() || !visit.isPageLoad() || visit.redirects() > 0) {
      return false;
    }
    String referrer = visit.request().header(HeaderNames.REFERER);
    String origin = RequestUrl.originOf(referrer);
    return origin != null
        && visit.url() != null
        && !origin.equals(visit.url().origin())
        && !key.isClerkReferrer(referrer);
  }

  private static RequestState handshake(AuthenticateContext visit, String reason) {
    return HandshakeRedirect.start(visit, AuthFailure.of(reason));
  }

  private static RequestState signedOut(AuthenticateContext visit, String reason) {
    return RequestState.signedOut(
        visit,
        TokenType.SESSION_TOKEN,
        HandshakeRedirect.withoutKey(visit, AuthFailure.of(reason)));
  }
}
