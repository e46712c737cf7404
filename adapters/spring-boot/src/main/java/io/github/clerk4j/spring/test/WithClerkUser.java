package io.github.clerk4j.spring.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.security.test.context.support.WithSecurityContext;

/**
 * An annotation of a test that runs as a signed-in user, for requests of {@code MockMvc} and for
 * methods with {@code @PreAuthorize}.
 *
 * <pre>{@code
 * @Test
 * @WithClerkUser(permissions = "org:invoices:read")
 * void aReaderSeesInvoices() { ... }
 * }</pre>
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@WithSecurityContext(factory = WithClerkUserFactory.class)
public @interface WithClerkUser {
  /** Returns the id of the user. */
  String value() default "user_1";

  /** Returns the role in the active organization; empty for none. */
  String role() default "";

  /** Returns the permissions in the active organization. */
  String[] permissions() default {};
}
