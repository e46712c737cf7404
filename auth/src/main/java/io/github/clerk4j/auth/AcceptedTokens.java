package io.github.clerk4j.auth;

import io.github.clerk4j.token.TokenType;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The types of tokens that are accepted. Immutable.
 *
 * <p>{@code only(X)} and {@code anyOf(X)} accept the same tokens, and differ for all others: after
 * {@code only(X)} the state is about X, after {@code anyOf(X)} its token type is null.
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

  /** Accepts tokens of one type. */
  public static AcceptedTokens only(TokenType type) {
    return new AcceptedTokens(EnumSet.of(SettingCheck.present("type", type)), true);
  }

  /** Accepts tokens of several types. */
  public static AcceptedTokens anyOf(TokenType first, TokenType... more) {
    Set<TokenType> types = EnumSet.of(SettingCheck.present("type", first));
    for (TokenType each : SettingCheck.present("types", more)) {
      types.add(SettingCheck.present("type", each));
    }
    return new AcceptedTokens(types, false);
  }

  /** Accepts tokens of all types. */
  public static AcceptedTokens any() {
    return ANY;
  }

  public boolean accepts(TokenType type) {
    return types.contains(type);
  }

  /** Returns the type of {@link #only(TokenType)}, or null. */
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
