package io.github.clerk4j.spring;

import io.github.clerk4j.ClerkException;
import io.github.clerk4j.NotFoundException;
import io.github.clerk4j.auth.Auth;
import io.github.clerk4j.auth.ClerkPrincipal;
import io.github.clerk4j.auth.SessionAuth;
import io.github.clerk4j.model.Organization;
import io.github.clerk4j.model.User;
import java.lang.annotation.Annotation;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.util.ClassUtils;

/**
 * The arguments of controllers, for Spring MVC and WebFlux: {@link Auth}, {@link SessionAuth},
 * {@link User} and {@link Organization}. The last three require a signed-in user, unless the
 * argument is optional.
 */
final class ClerkArguments {
  private static final Set<Class<?>> TYPES =
      Set.of(Auth.class, SessionAuth.class, User.class, Organization.class);

  private static final boolean SPRING_SECURITY =
      ClassUtils.isPresent(
          "org.springframework.security.core.Authentication",
          ClerkArguments.class.getClassLoader());

  private static final Logger LOG = LoggerFactory.getLogger("io.github.clerk4j.spring");

  private ClerkArguments() {}

  static boolean isSupported(MethodParameter parameter) {
    return TYPES.contains(type(parameter));
  }

  /** Returns the type of an argument, or of the value of an {@code Optional}. */
  static Class<?> type(MethodParameter parameter) {
    return parameter.nestedIfOptional().getNestedParameterType();
  }

  /**
   * Returns the auth object if the argument has a value; null if the argument is optional and has
   * none.
   *
   * @throws io.github.clerk4j.auth.ProtectException if the argument needs a caller who is not
   *     signed in, or has no active organization
   */
  static @Nullable Auth require(MethodParameter parameter, Auth auth) {
    Class<?> type = type(parameter);
    if (type == Auth.class) {
      return auth;
    }
    if (isOptional(parameter) && !has(type, auth)) {
      return null;
    }
    return type == Organization.class
        ? auth.protect(options -> options.when(caller -> caller.orgId() != null))
        : auth.protect();
  }

  private static boolean has(Class<?> type, Auth auth) {
    return auth instanceof SessionAuth && (type != Organization.class || auth.orgId() != null);
  }

  /**
   * Returns the value of an argument; calls Clerk for a user or an organization.
   *
   * @throws io.github.clerk4j.ClerkException if the call fails; same as {@link #missing}
   */
  static @Nullable Object value(MethodParameter parameter, @Nullable Auth auth) {
    if (auth == null || !isCalledFor(parameter)) {
      return wrapped(parameter, auth);
    }
    try {
      boolean user = type(parameter) == User.class;
      return wrapped(parameter, user ? auth.currentUser() : auth.currentOrganization());
    } catch (ClerkException e) {
      return missing(parameter, auth, e);
    }
  }

  /** Returns true if Clerk is called for the value of an argument. */
  static boolean isCalledFor(MethodParameter parameter) {
    Class<?> type = type(parameter);
    return type == User.class || type == Organization.class;
  }

  /**
   * Returns the value of an optional argument that Clerk does not know any more.
   *
   * @throws io.github.clerk4j.auth.ProtectException if the argument is required, same as for a
   *     caller who is not signed in or has no active organization; with status 503 if Clerk could
   *     not be asked
   */
  static @Nullable Object missing(MethodParameter parameter, Auth auth, ClerkException failure) {
    if (!(failure instanceof NotFoundException)) {
      LOG.warn("An argument of {} is missing: {}", parameter.getExecutable(), failure.getMessage());
      throw auth.rejectionFor(failure);
    }
    if (isOptional(parameter)) {
      return wrapped(parameter, null);
    }
    if (type(parameter) == Organization.class) {
      auth.protect(options -> options.when(caller -> false));
    }
    throw auth.rejectionFor(failure);
  }

  static @Nullable Object wrapped(MethodParameter parameter, @Nullable Object value) {
    return parameter.getParameterType() == Optional.class ? Optional.ofNullable(value) : value;
  }

  /** JSpecify's annotation is one of types, which not every version of Spring reads. */
  private static boolean isOptional(MethodParameter parameter) {
    return parameter.isOptional()
        || Stream.of(parameter.getParameter().getAnnotatedType().getAnnotations())
            .map(Annotation::annotationType)
            .anyMatch(each -> each.getSimpleName().equals("Nullable"));
  }

  /**
   * Returns the auth object of a test that has authenticated its caller in Spring Security alone;
   * otherwise that of the request.
   */
  static Auth orOf(Auth request, @Nullable Object authentication) {
    return SPRING_SECURITY && !request.isAuthenticated()
        ? Objects.requireNonNullElse(Principals.auth(authentication), request)
        : request;
  }

  /** A class of its own, so that it is loaded only if there is Spring Security. */
  private static final class Principals {
    static @Nullable Auth auth(@Nullable Object authentication) {
      return authentication instanceof Authentication known
              && known.getPrincipal() instanceof ClerkPrincipal principal
          ? principal.auth()
          : null;
    }
  }
}
