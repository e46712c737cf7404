package io.github.clerk4j.jsonb;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.clerk4j.example.ClerkJsonbResolver;
import io.github.clerk4j.model.Json;
import io.github.clerk4j.model.Trees;
import io.github.clerk4j.model.User;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.glassfish.jersey.jdkhttp.JdkHttpServerFactory;
import org.glassfish.jersey.jsonb.JsonBindingFeature;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.Test;

/** A handler of Jersey ends with {@code return user}, and JSON-B writes it. */
class JerseyHandlerTest {
  private static final User USER = Json.read(User.class, Trees.resource("user.json"));

  /** A resource of Jersey. */
  @Path("/me")
  public static class Handler {
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public User me() {
      return USER;
    }
  }

  @Test
  void jerseyWithYassonWritesAUserWithoutPrivateMetadata() throws Exception {
    HttpServer server =
        JdkHttpServerFactory.createHttpServer(
            URI.create("http://127.0.0.1:0/"),
            new ResourceConfig(Handler.class, ClerkJsonbResolver.class, JsonBindingFeature.class));
    try {
      HttpResponse<String> response =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(
                          URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/me"))
                      .build(),
                  HttpResponse.BodyHandlers.ofString());

      assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
      assertThat(Trees.object(response.body()))
          .isEqualTo(Trees.parse(Json.writeWithoutPrivateData(USER)))
          .doesNotContainKey("private_metadata");
    } finally {
      server.stop(0);
    }
  }
}
