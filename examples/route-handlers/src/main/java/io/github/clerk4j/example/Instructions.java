package io.github.clerk4j.example;

import java.net.URI;

/** The text in the terminal once the program listens. */
final class Instructions {
  static final String NO_PUBLISHABLE_KEY =
      """
      CLERK_PUBLISHABLE_KEY is not set, so browsers cannot sign in here; requests with a session token can.
      Copy the key from the dashboard of your Clerk instance, under API keys, and start again.""";

  private Instructions() {}

  /**
   * Returns the text for the example's own Clerk.
   *
   * @param token a token of ada@example.com, valid for an hour
   */
  static String of(URI url, String token) {
    return """

        Open URL in a browser: sign in, switch organizations, break things.
        CLERK_SECRET_KEY is not set, so this runs a Clerk of the example's own.

        By a program, signed out: 404, because protect() hides the handler.

          curl -i URL/api/hello

        Signed in, as ada@example.com, for an hour:

          TOKEN=%s

          curl -i -H "Authorization: Bearer $TOKEN" URL/api/hello
          curl -i -H "Authorization: Bearer $TOKEN" URL/api/whoami
          curl -i -H "Authorization: Bearer $TOKEN" URL/api/external
          curl -i -H "Authorization: Bearer $TOKEN" URL/api/me
          curl -i -H "Authorization: Bearer $TOKEN" -X POST URL/api/profile

        Stop with Ctrl+C.
        """
        .formatted(token)
        .replace("URL", url.toString());
  }
}
