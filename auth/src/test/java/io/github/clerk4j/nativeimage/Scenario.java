package io.github.clerk4j.nativeimage;

import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.api.AsyncClerkServices;
import io.github.clerk4j.api.ClerkServices;
import io.github.clerk4j.auth.ClerkRequest;
import io.github.clerk4j.auth.RequestAuthenticator;
import io.github.clerk4j.model.Json;
import io.github.clerk4j.model.User;
import io.github.clerk4j.testing.FakeClerk;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;

/** A program that uses the library, and each of its services. */
public final class Scenario {
  /** A type of the application's own, whose metadata is the application's. */
  public record Plan(String name, boolean trial) {}

  private Scenario() {}

  @SuppressWarnings("unused") // called by its name
  public static void run() throws Exception {
    try (FakeClerk fake = FakeClerk.start();
        ClerkClient clerk =
            ClerkClient.builder().secretKey(fake.secretKey()).apiUrl(fake.apiUrl()).build()) {
      User ada = fake.addUser("ada@example.com");
      clerk.users().updateUserMetadata(ada.id(), m -> m.publicMetadata(new Plan("pro", true)));
      User found = clerk.users().getUser(ada.id());
      Assertions.assertEquals(new Plan("pro", true), found.publicMetadata(Plan.class));
      clerk.users().updateUserMetadata(ada.id(), m -> m.privateMetadata("name", "pro"));
      Assertions.assertEquals(
          new Plan("pro", false), clerk.users().getUser(ada.id()).privateMetadata(Plan.class));
      Json.read(User.class, Json.write(found));
      clerk.async().users().getUser(ada.id()).get();
      clerk
          .users()
          .getUserList()
          .all()
          .forEach(each -> Assertions.assertEquals(ada.id(), each.id()));

      RequestAuthenticator authenticator = RequestAuthenticator.builder(clerk).build();
      String token = fake.sessionToken(ada).sign();
      ClerkRequest request =
          ClerkRequest.of(
              "GET",
              URI.create("http://localhost/"),
              Map.of("Authorization", List.of("Bearer " + token)));
      Assertions.assertEquals(
          ada.id(), authenticator.authenticateRequest(request).toAuth().protect().userId());

      each(ClerkServices.class, clerk);
      each(AsyncClerkServices.class, clerk.async());
    }
  }

  /** Makes each service, which makes its endpoints. */
  private static void each(Class<?> services, Object client) throws Exception {
    for (Method each : services.getDeclaredMethods()) {
      if (Modifier.isPublic(each.getModifiers()) && each.getParameterCount() == 0) {
        Assertions.assertNotNull(each.invoke(client));
      }
    }
  }
}
