package io.github.clerk4j.junit;

import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.auth.RequestAuthenticator;
import io.github.clerk4j.testing.FakeClerk;
import io.github.clerk4j.testing.junit.FakeClerkExtension;
import io.github.clerk4j.webhook.WebhookVerifier;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * The extension of {@link ClerkTest}, and a builder of the same for a field, with more settings.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final FakeClerkExtension clerk =
 *     ClerkExtension.builder()
 *         .fake(it -> it.clock(FakeClock.standingAt(Instant.parse("2026-05-12T12:00:00Z"))))
 *         .parameter(App.class, ClerkClient.class, (fake, client) -> App.start(client))
 *         .build();
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class ClerkExtension
    implements BeforeAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        LifecycleMethodExecutionExceptionHandler,
        ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(ClerkExtension.class);

  /** Creates the extension of a class with {@link ClerkTest}; JUnit calls it. */
  public ClerkExtension() {}

  /** Returns an extension that injects the types of {@link ClerkTest}, with options of the fake. */
  public static FakeClerkExtension of(Consumer<? super FakeClerk.Builder> options) {
    return builder().fake(options).build();
  }

  /**
   * Returns a builder of an extension that injects the types of {@link ClerkTest}. {@code
   * parameter} replaces one of them, or adds another, such as the application under test.
   */
  public static FakeClerkExtension.Builder builder() {
    return FakeClerkExtension.builder()
        .parameter(ClerkClient.class, ClerkExtension::client)
        .parameter(RequestAuthenticator.class, ClerkClient.class, ClerkExtension::authenticator)
        .parameter(WebhookVerifier.class, ClerkExtension::webhooks);
  }

  private static ClerkClient client(FakeClerk fake) {
    return ClerkClient.builder().secretKey(fake.secretKey()).apiUrl(fake.apiUrl()).build();
  }

  private static RequestAuthenticator authenticator(FakeClerk fake, ClerkClient clerk) {
    RequestAuthenticator.Builder builder =
        RequestAuthenticator.builder(clerk)
            .publishableKey(fake.publishableKey())
            .proxyUrl(fake.frontendApiUrl())
            .signInUrl(fake.signInUrl())
            .clock(fake.clock());
    String party = fake.authorizedParty();
    return (party == null ? builder : builder.authorizedParties(party)).build();
  }

  private static WebhookVerifier webhooks(FakeClerk fake) {
    return WebhookVerifier.builder()
        .signingSecrets(fake.webhookSigningSecret())
        .clock(fake.clock())
        .build();
  }

  private static FakeClerkExtension of(ClerkTest test) {
    FakeClerkExtension.Builder builder =
        builder().scope(test.scope()).fake(options -> set(options, test));
    return (test.systemProperties() ? builder.systemProperties() : builder).build();
  }

  private static void set(FakeClerk.Builder options, ClerkTest test) {
    if (test.production()) {
      options.production();
    }
    if (!test.authorizedParty().isEmpty()) {
      options.authorizedParty(test.authorizedParty());
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    of(context).beforeAll(context);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    of(context).beforeEach(context);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    of(context).afterEach(context);
  }

  @Override
  public void handleBeforeAllMethodExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    of(context).handleBeforeAllMethodExecutionException(context, failure);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return of(context).supportsParameter(parameter, context);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return of(context).resolveParameter(parameter, context);
  }

  /** Lets a constructor get the fake of the test that it is called for. */
  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  /** Returns the extension of the innermost class with the annotation, one for all its tests. */
  @SuppressWarnings("deprecation") // the successor is not in JUnit 5
  private static FakeClerkExtension of(ExtensionContext context) {
    for (ExtensionContext each = context; each != null; each = each.getParent().orElse(null)) {
      ClerkTest found = each.getTestMethod().isPresent() ? null : annotation(each);
      if (found != null) {
        return Objects.requireNonNull(
            each.getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                    each.getRequiredTestClass(), key -> of(found), FakeClerkExtension.class));
      }
    }
    throw new ExtensionConfigurationException(
        "ClerkExtension needs @ClerkTest at the class: use that instead of @ExtendWith, or a field"
            + " with ClerkExtension.builder()");
  }

  private static @Nullable ClerkTest annotation(ExtensionContext context) {
    return context
        .getTestClass()
        .flatMap(type -> AnnotationSupport.findAnnotation(type, ClerkTest.class))
        .orElse(null);
  }
}
