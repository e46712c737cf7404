package io.github.clerk4j.example;

import com.sun.net.httpserver.HttpExchange;
import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.model.Json;
import io.github.clerk4j.model.Jwk;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.JwsHeader;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.io.AbstractDeserializer;
import io.jsonwebtoken.security.Jwks;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.security.Key;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A stand-in for a third-party service, such as a database with an API. It knows the public keys of
 * the Clerk instance and accepts tokens that one of them verifies.
 */
final class DataSource {
  private final ClerkClient clerk;
  private final JwtParser parser;

  /**
   * @param clock the clock by which tokens expire
   */
  DataSource(ClerkClient clerk, Clock clock) {
    this.clerk = clerk;
    this.parser =
        Jwts.parser()
            .json(new JsonByClerk4j())
            .keyLocator(
                header -> header instanceof JwsHeader signed ? key(signed.getKeyId()) : null)
            .require("role", "authenticated")
            .clock(() -> Date.from(clock.instant()))
            .clockSkewSeconds(5)
            .build();
  }

  Response rows(HttpExchange request) {
    String authorization = request.getRequestHeaders().getFirst("Authorization");
    if (authorization == null || !authorization.startsWith("Bearer ")) {
      return Response.json(401, Map.of("error", "no token"));
    }
    try {
      Claims claims =
          parser.parseSignedClaims(authorization.substring("Bearer ".length())).getPayload();
      return Response.json(
          200,
          Map.of("source", "external", "owner", claims.getSubject(), "rows", List.of("first row")));
    } catch (JwtException e) {
      return Response.json(401, Map.of("error", "bad token"));
    }
  }

  private @Nullable Key key(@Nullable String id) {
    for (Jwk each : clerk.jwks().getJwks().keys()) {
      if (each.kid().equals(id)) {
        return Jwks.parser().json(new JsonByClerk4j()).build().parse(Json.write(each)).toKey();
      }
    }
    return null;
  }

  /** A JSON parser for JJWT; clerk4j has one, so no second library is needed. */
  private static final class JsonByClerk4j extends AbstractDeserializer<Map<String, ?>> {
    @Override
    @SuppressWarnings("unchecked") // a JSON object is a map of strings to JSON
    protected Map<String, ?> doDeserialize(Reader reader) throws IOException {
      StringWriter json = new StringWriter();
      reader.transferTo(json);
      return (Map<String, ?>) Json.read(Map.class, json.toString());
    }
  }
}
