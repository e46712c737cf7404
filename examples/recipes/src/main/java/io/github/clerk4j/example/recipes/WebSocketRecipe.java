package io.github.clerk4j.example.recipes;

import io.github.clerk4j.token.InvalidTokenException;
import io.github.clerk4j.token.TokenVerifier;
import io.github.clerk4j.token.VerificationUnavailableException;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.OnMessage;
import jakarta.websocket.Session;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Jakarta WebSocket: one object for each connection, whose first message is a session token. */
public final class WebSocketRecipe {
  private final TokenVerifier verifier;
  private @Nullable String userId;

  WebSocketRecipe(TokenVerifier verifier) {
    this.verifier = verifier;
  }

  @OnMessage
  public @Nullable String onMessage(String message, Session session) throws IOException {
    if (userId != null) {
      return userId + " says " + message;
    }
    try {
      userId = verifier.verify(message).userId();
      return "Hello " + userId;
    } catch (InvalidTokenException e) {
      session.close(new CloseReason(CloseCodes.getCloseCode(4401), e.reason()));
    } catch (VerificationUnavailableException e) {
      session.close(new CloseReason(CloseCodes.TRY_AGAIN_LATER, e.reason()));
    }
    return null;
  }
}
