package io.github.clerk4j.jaxrs;

import io.github.clerk4j.token.TokenType;
import jakarta.ws.rs.NameBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Requires a signed-in user, or a machine, for a resource method. On a class, it holds for all
 * methods. The closest annotation decides alone. It is found on superclasses and interfaces, too,
 * but not on the {@code Application}.
 *
 * <p>The caller must have all that is named. A request that is rejected gets the response of {@code
 * auth.protect()}. An annotation that is wrong is a {@code ClerkConfigurationException} when the
 * application starts, or at the first request in an implementation that starts later.
 */
@NameBinding
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Protected {
  /** Returns the role in the active organization, such as {@code org:admin}. */
  String role() default "";

  /** Returns the permission in the active organization, such as {@code org:invoices:create}. */
  String permission() default "";

  /** Returns the feature of the user's plan or the active organization's. */
  String feature() default "";

  /** Returns the plan of the user or the active organization. */
  String plan() default "";

  /** Returns the scope of a machine's token. A user has none, so {@link #tokens} must be named. */
  String scope() default "";

  /**
   * Returns the accepted types of tokens, by which the request is authenticated. Without any, a
   * session token is required.
   */
  TokenType[] tokens() default {};
}
