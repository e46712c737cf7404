package io.github.clerk4j.jaxrs;

import io.github.clerk4j.ClerkConfigurationException;
import io.github.clerk4j.auth.AcceptedTokens;
import io.github.clerk4j.auth.Auth;
import io.github.clerk4j.auth.Requirement;
import io.github.clerk4j.token.TokenType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rule of a resource method.
 *
 * @param accepted the types of tokens by which requests are authenticated; null for those of the
 *     authenticator
 * @param check throws {@code ProtectException} if a caller must not pass
 */
record ProtectedRule(@Nullable AcceptedTokens accepted, Consumer<? super Auth> check) {
  /** Returns the rule of an annotation. */
  static ProtectedRule of(Protected annotation) {
    Requirement[] requirements = requirements(annotation);
    TokenType[] types = annotation.tokens();
    if (types.length > 0) {
      AcceptedTokens accepted =
          types.length == 1 ? AcceptedTokens.only(types[0]) : AcceptedTokens.anyOf(types[0], types);
      return new ProtectedRule(accepted, auth -> auth.protect(accepted, requirements));
    }
    if (!annotation.scope().isEmpty()) {
      throw new ClerkConfigurationException(
          "scope must not be set without tokens, as a session has no scopes: \""
              + annotation.scope()
              + "\"; name the types of tokens that can have it");
    }
    return new ProtectedRule(null, auth -> auth.protect(requirements));
  }

  private static Requirement[] requirements(Protected annotation) {
    List<Requirement> requirements = new ArrayList<>();
    add(requirements, annotation.role(), Requirement::role);
    add(requirements, annotation.permission(), Requirement::permission);
    add(requirements, annotation.feature(), Requirement::feature);
    add(requirements, annotation.plan(), Requirement::plan);
    add(requirements, annotation.scope(), Requirement::scope);
    return requirements.toArray(new Requirement[0]);
  }

  private static void add(
      List<Requirement> to, String name, Function<String, Requirement> requirement) {
    if (!name.isEmpty()) {
      to.add(requirement.apply(name));
    }
  }
}
