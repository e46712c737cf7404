package io.github.clerk4j.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.clerk4j.model.Json;
import io.github.clerk4j.model.Trees;
import io.github.clerk4j.model.User;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Objects;
import org.glassfish.jersey.jackson.JacksonFeature;
import org.glassfish.jersey.jdkhttp.JdkHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Handlers of frameworks end with {@code return auth.currentUser()}. Nothing is configured. */
class HandlerTest {
  private static final SignedIn SIGNED_IN = new SignedIn();

  @EnableAutoConfiguration
  @RestController
  static class SpringHandler {
    @GetMapping("/me")
    @Nullable User me() {
      return SIGNED_IN.auth().currentUser();
    }
  }

  /** A resource of Jersey. */
  @Path("/me")
  public static class JerseyHandler {
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public @Nullable User me() {
      return SIGNED_IN.auth().currentUser();
    }
  }

  @Test
  void springMvcWithJackson3WritesTheCurrentUserWithoutPrivateMetadata() throws Exception {
    try (ConfigurableApplicationContext app =
        SpringApplication.run(
            SpringHandler.class, "--server.port=0", "--spring.main.banner-mode=off")) {
      WebServer server = ((WebServerApplicationContext) app).getWebServer();
      assertThatMeIsTheUser(Objects.requireNonNull(server).getPort());
    }
  }

  @Test
  void jerseyWithJackson2WritesTheCurrentUserWithoutPrivateMetadata() throws Exception {
    HttpServer server =
        JdkHttpServerFactory.createHttpServer(
            URI.create("http://127.0.0.1:0/"),
            new ResourceConfig(JerseyHandler.class, JacksonFeature.class));
    try {
      assertThatMeIsTheUser(server.getAddress().getPort());
    } finally {
      server.stop(0);
    }
  }

  private static void assertThatMeIsTheUser(int port) throws IOException, InterruptedException {
    HttpResponse<String> response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/me")).build(),
                HttpResponse.BodyHandlers.ofString());

    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
    Map<String, Object> user = Trees.object(response.body());
    Map<String, Object> expected =
        Trees.object(Json.write(SIGNED_IN.clerk.users().getUser(SIGNED_IN.user.id())));
    assertThat(expected.remove("private_metadata")).isEqualTo(Map.of("note", SignedIn.SECRET));
    assertThat(user).isEqualTo(expected).containsEntry("first_name", "Ada");
    assertThat(response.body()).doesNotContain(SignedIn.SECRET);
  }
}
