package io.github.clerk4j.example;

import static java.util.Map.entry;

import io.github.clerk4j.auth.AuthReason;
import io.github.clerk4j.auth.RequestState;
import java.util.Map;

/** The reasons of {@link AuthReason} as sentences for people. */
final class Reasons {
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          entry(
              AuthReason.SESSION_TOKEN_AND_UAT_MISSING,
              "The browser has no session token, and never signed in."),
          entry(
              AuthReason.CLIENT_UAT_BUT_NO_SESSION_TOKEN,
              "The browser has signed in, but sent no session token."),
          entry(
              AuthReason.SESSION_TOKEN_BUT_NO_CLIENT_UAT,
              "The browser sent a token, but has no record of a sign-in."),
          entry(
              AuthReason.SESSION_TOKEN_MISSING,
              "The handshake ended without a session: signed out."),
          entry(AuthReason.DEV_BROWSER_MISSING, "Clerk does not know this browser yet."),
          entry(
              AuthReason.DEV_BROWSER_SYNC,
              "The browser comes from Clerk's pages: who is signed in may have changed."),
          entry(
              AuthReason.ACTIVE_ORGANIZATION_MISMATCH,
              "The page belongs to another organization than the active one."),
          entry(
              AuthReason.SESSION_TOKEN_IAT_BEFORE_CLIENT_UAT,
              "The token is older than the latest sign-in or sign-out."),
          entry(AuthReason.SESSION_TOKEN_NBF, "The token is not valid yet."),
          entry(
              AuthReason.SESSION_TOKEN_IAT_IN_THE_FUTURE,
              "The token was issued in the future: two clocks differ."),
          entry(AuthReason.TOKEN_INVALID_AUTHORIZED_PARTIES, "The token is for another front end."),
          entry(AuthReason.TOKEN_INVALID_SIGNATURE, "The token is not signed by Clerk's key."),
          entry(AuthReason.JWK_KID_MISMATCH, "Clerk has no key of the id in the token."),
          entry(
              AuthReason.JWK_REMOTE_FAILED_TO_LOAD,
              "Clerk's keys could not be fetched, so the token could not be checked."));

  private Reasons() {}

  static String inWords(RequestState state) {
    String reason = state.reason();
    if (reason == null) {
      return "Signed in.";
    }
    if (reason.startsWith(AuthReason.SESSION_TOKEN_EXPIRED)) {
      return "The session token has expired, and was not refreshed.";
    }
    return WORDS.getOrDefault(reason, state.message().isEmpty() ? reason : state.message());
  }
}
