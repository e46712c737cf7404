package io.github.clerk4j.spring.test;

import io.github.clerk4j.spring.FakeClerkAutoConfiguration;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;

/**
 * An annotation of a test class whose application gets a {@link
 * io.github.clerk4j.testing.FakeClerk} as its Clerk instance. The application needs no keys, and
 * the test can inject the instance:
 *
 * <pre>{@code
 * @SpringBootTest(webEnvironment = RANDOM_PORT)
 * @AutoConfigureFakeClerk
 * class InvoicesTest {
 *   @Autowired FakeClerk clerk;
 *
 *   String token = clerk.sessionToken(clerk.signIn(clerk.addUser("ada@example.com"))).sign();
 * }
 * }</pre>
 *
 * <p>Tests that share an application context share the instance. It needs {@code clerk4j-testing}.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ImportAutoConfiguration(FakeClerkAutoConfiguration.class)
public @interface AutoConfigureFakeClerk {}
