import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.auth.ClerkRequest;
import io.github.clerk4j.auth.RequestAuthenticator;
import io.github.clerk4j.model.User;
import io.github.clerk4j.testing.FakeClerk;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.SignatureAlgorithm;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** An application that signs tokens of its own with another JJWT than clerk4j's. */
public class App {
  public static void main(String[] args) {
    byte[] secret = new byte[32];
    String own = Jwts.builder().setSubject("ada").signWith(SignatureAlgorithm.HS256, secret).compact();

    try (FakeClerk fake = FakeClerk.start();
        ClerkClient clerk = ClerkClient.builder().secretKey(fake.secretKey()).apiUrl(fake.apiUrl()).build()) {
      RequestAuthenticator authenticator = RequestAuthenticator.builder(clerk).build();
      if (authenticator.authenticateRequest(request(own)).isAuthenticated()) {
        throw new IllegalStateException("A token that Clerk did not sign was accepted.");
      }
      String token = fake.sessionToken(fake.addUser("ada@example.com")).sign();
      String userId = authenticator.authenticateRequest(request(token)).toAuth().protect().userId();
      User user = clerk.users().getUser(userId);
      System.out.println("Hello " + user.primaryEmailAddress().emailAddress());
    }
  }

  private static ClerkRequest request(String token) {
    return ClerkRequest.of(
        "GET", URI.create("http://localhost/"), Map.of("Authorization", List.of("Bearer " + token)));
  }
}
