import com.sun.net.httpserver.HttpServer;
import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.auth.Auth;
import io.github.clerk4j.auth.RequestAuthenticator;
import io.github.clerk4j.jaxrs.ClerkFeature;
import io.github.clerk4j.jaxrs.Protected;
import io.github.clerk4j.testing.FakeClerk;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.ExecutorService;
import org.glassfish.jersey.jdkhttp.JdkHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;

public class App {
  @Path("/hello")
  public static class Hello {
    @GET
    @Protected
    public String hello(@Context Auth auth) {
      return "Hello " + auth.currentUser().primaryEmailAddress().emailAddress();
    }
  }

  public static void main(String[] args) throws Exception {
    try (FakeClerk fake = FakeClerk.start();
        ClerkClient clerk = ClerkClient.builder().secretKey(fake.secretKey()).apiUrl(fake.apiUrl()).build()) {
      ResourceConfig application = new ResourceConfig(Hello.class)
          .register(ClerkFeature.of(RequestAuthenticator.builder(clerk).build()));
      HttpServer server = JdkHttpServerFactory.createHttpServer(URI.create("http://localhost:0/"), application);
      String token = fake.sessionToken(fake.addUser("ada@example.com")).sign();

      URI url = URI.create("http://localhost:" + server.getAddress().getPort() + "/hello");
      HttpRequest request = HttpRequest.newBuilder(url).header("Authorization", "Bearer " + token).build();
      System.out.println(HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body());
      server.stop(0);
      ((ExecutorService) server.getExecutor()).shutdown(); // its threads would keep the JVM for a minute
    }
  }
}
