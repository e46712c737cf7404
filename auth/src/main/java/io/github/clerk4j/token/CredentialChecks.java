package io.github.clerk4j.token;

import io.github.clerk4j.ClerkApiException;
import io.github.clerk4j.ClerkConnectionException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls to Clerk that anybody can cause, by sending a nonce, an API key or a refresh token. They
 * must not use up the rate limit that the application's own calls need. Thread-safe.
 *
 * <ul>
 *   <li>A credential that Clerk refused is refused again for 10 s, without a call.
 *   <li>After 100 refusals within 10 s, only credentials that Clerk accepted before are checked.
 *       The others cannot be checked until the rate has fallen.
 * </ul>
 */
public final class CredentialChecks {
  private static final int UNAUTHORIZED = 401;

  /** Errors that are not about the credential: bad secret key, timeout, rate limit. */
  private static final Set<Integer> NOT_ABOUT_CREDENTIALS = Set.of(UNAUTHORIZED, 408, 429);

  /** Codes of errors that are about the secret key. */
  private static final Set<String> ABOUT_SECRET_KEY =
      Set.of(
          "clerk_key_invalid",
          "secret_key_invalid",
          "authentication_invalid",
          "authorization_invalid",
          "authorization_header_format_invalid");

  static final Duration PERIOD = Duration.ofSeconds(10);
  static final int MAX_REFUSALS = 100;

  private final RefusedCredentials credentials;
  private final Outage outage;

  /**
   * @param what the credentials' name in the log, in the plural
   */
  CredentialChecks(String what, Clock clock) {
    this(what, clock, System::nanoTime);
  }

  CredentialChecks(String what, Clock clock, LongSupplier nanos) {
    this.credentials = new RefusedCredentials(PERIOD, MAX_REFUSALS, nanos);
    this.outage = new Outage("Clerk cannot be asked about " + what, clock);
  }

  /**
   * Makes a call about a credential, and returns its outcome. The future fails with a {@link
   * VerificationUnavailableException} if there is no call, since too many were refused.
   */
  public <T> CompletableFuture<T> check(
      String credential, Supplier<? extends CompletableFuture<T>> call) {
    CredentialHash hash = CredentialHash.of(credential);
    RuntimeException refusal = credentials.refusalOf(hash);
    if (refusal != null) {
      return CompletableFuture.failedFuture(refusal);
    }
    if (!credentials.mayBeChecked(hash)) {
      return CompletableFuture.failedFuture(
          new VerificationUnavailableException(
              TokenReason.UNEXPECTED_ERROR,
              "Clerk is not asked now, as it refused " + MAX_REFUSALS + " others within " + PERIOD,
              null));
    }
    return started(call).whenComplete((result, e) -> note(hash, e));
  }

  private static <T> CompletableFuture<T> started(Supplier<? extends CompletableFuture<T>> call) {
    try {
      return call.get();
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private void note(CredentialHash hash, @Nullable Throwable thrown) {
    if (thrown == null) {
      credentials.accepted(hash);
      outage.end();
    } else if (CallMode.failure(thrown) instanceof RuntimeException e) {
      if (isRefusal(e)) {
        credentials.refused(hash, e);
        outage.end();
      } else if (isOutage(e)) {
        outage.begin(e);
      }
    }
  }

  private static boolean isRefusal(RuntimeException e) {
    return e instanceof InvalidTokenException
        || (e instanceof ClerkApiException error
            && (isAboutCredential(error) || isUnauthorizedCredential(error)));
  }

  /** Returns true for a 401 that is not about the secret key: its code tells them apart. */
  private static boolean isUnauthorizedCredential(ClerkApiException error) {
    return error.status() == UNAUTHORIZED
        && !error.errors().isEmpty()
        && error.errors().stream().noneMatch(each -> ABOUT_SECRET_KEY.contains(each.code()));
  }

  /** Returns true if Clerk refused what it was asked about, and not the call. */
  public static boolean isAboutCredential(ClerkApiException error) {
    return error.status() / 100 == 4 && !NOT_ABOUT_CREDENTIALS.contains(error.status());
  }

  /** A call that was not sent, for want of room or time, is none. */
  private static boolean isOutage(RuntimeException e) {
    Throwable cause = e instanceof VerificationUnavailableException ? e.getCause() : e;
    return cause instanceof ClerkApiException answer
        ? answer.status() / 100 == 5
        : cause instanceof ClerkConnectionException && cause.getCause() instanceof IOException;
  }
}
