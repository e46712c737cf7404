package io.github.clerk4j.auth;

import io.github.clerk4j.token.TokenType;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which kinds of tokens a request may authenticate itself with. Immutable.
 *
 * <p>{@code only(X)} and {@code anyOf(X)} accept the same tokens, but answer differently to what
 * they do not accept: the first says of each request how it stands with X, the second that the
 * request has no token of a kind that is accepted.
 */
public final class AcceptedTokens {
  private static final AcceptedTokens ANY =
      new AcceptedTokens(EnumSet.allOf(TokenType.class), false);

  private final Set<TokenType> types;
  private final boolean single;

  private AcceptedTokens(Set<TokenType> types, boolean single) {
    this.types = types;
    this.single = single;
  }

  /** Of this one kind. */
  public static AcceptedTokens only(TokenType type) {
    return new AcceptedTokens(EnumSet.of(SettingCheck.present("type", type)), true);
  }

  /** Of one of these kinds. */
  public static AcceptedTokens anyOf(TokenType first, TokenType... more) {
    Set<TokenType> types = EnumSet.of(SettingCheck.present("type", first));
    for (TokenType each : SettingCheck.present("types", more)) {
      types.add(SettingCheck.present("type", each));
    }
    return new AcceptedTokens(types, false);
  }

  /** Of all kinds. */
  public static AcceptedTokens any() {
    return ANY;
  }

  public boolean accepts(TokenType type) {
    return types.contains(type);
  }

  /** The kind that {@link #only} was made of; null of others. */
  @Nullable TokenType only() {
    return single ? types.iterator().next() : null;
  }

  boolean isAny() {
    return this == ANY;
  }

  @Override
  public String toString() {
    return types.toString();
  }
}
