package io.github.clerk4j.junit;

import io.github.clerk4j.testing.junit.Scope;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A test class with a Clerk in the JVM. Its constructor, its tests and lifecycle methods can have
 * parameters of these types:
 *
 * <ul>
 *   <li>{@link io.github.clerk4j.testing.FakeClerk}: the instance; the tests of a class share it
 *   <li>{@link io.github.clerk4j.ClerkClient}: a client of the instance
 *   <li>{@link io.github.clerk4j.auth.RequestAuthenticator}: an authenticator with the settings and
 *       the clock of the instance
 *   <li>{@link io.github.clerk4j.webhook.WebhookVerifier}: a verifier of its webhooks
 * </ul>
 *
 * <p>Nested classes share the instance. When a test fails, the requests that the instance received
 * meanwhile are printed, without anything secret. It works with JUnit 5.12 and later, and with
 * JUnit 6. {@link ClerkExtension} has more settings.
 *
 * <pre>{@code
 * @ClerkTest
 * class AccountTest {
 *   @Test
 *   void aUserIsFound(FakeClerk fake, ClerkClient clerk) {
 *     User ada = fake.addUser("ada@example.com");
 *     assertEquals(ada, clerk.users().getUser(ada.id()));
 *   }
 * }
 * }</pre>
 */
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@ExtendWith(ClerkExtension.class)
@ResourceLock(providers = SystemPropertiesLock.class)
public @interface ClerkTest {
  /** Returns the tests that share an instance. */
  Scope scope() default Scope.CLASS;

  /**
   * Returns true if the settings of an application are system properties while the instance runs:
   * {@code CLERK_SECRET_KEY}, {@code CLERK_API_URL} and the others of {@code fake.environment()}.
   * They are restored afterwards. Such classes run one after the other, also in a parallel run.
   *
   * <p>{@code clerkClient()} reads them once in a JVM. An application that calls it needs {@link
   * Scope#RUN} too.
   */
  boolean systemProperties() default false;

  /** Returns true for a production instance, and false for a development instance. */
  boolean production() default false;

  /**
   * Returns the origin of the application, such as {@code https://app.example.com}. Tokens have it
   * as {@code azp}, and the authenticator requires it. Defaults to none.
   */
  String authorizedParty() default "";
}
