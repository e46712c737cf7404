import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.auth.ClerkRequest;
import io.github.clerk4j.auth.RequestAuthenticator;
import io.github.clerk4j.model.User;
import io.github.clerk4j.testing.FakeClerk;
import java.net.URI;
import java.util.List;
import java.util.Map;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.Retrofit;
import retrofit2.http.GET;

/** An application that has a service of its own with an older OkHttp and Retrofit. */
public class App {
  interface KeyService {
    @GET("/v1/jwks")
    Call<ResponseBody> keys();
  }

  public static void main(String[] args) throws Exception {
    try (FakeClerk fake = FakeClerk.start();
        ClerkClient clerk = ClerkClient.builder().secretKey(fake.secretKey()).apiUrl(fake.apiUrl()).build()) {
      RequestAuthenticator authenticator = RequestAuthenticator.builder(clerk).build();
      String token = fake.sessionToken(fake.addUser("ada@example.com")).sign();

      ClerkRequest request = ClerkRequest.of(
          "GET", URI.create("http://localhost/"), Map.of("Authorization", List.of("Bearer " + token)));
      String userId = authenticator.authenticateRequest(request).toAuth().protect().userId();
      User user = clerk.users().updateUser(userId, u -> u.firstName("Ada")); // a write
      user = clerk.async().users().getUser(user.id()).join();
      System.out.println("Hello " + user.primaryEmailAddress().emailAddress());

      KeyService service = new Retrofit.Builder().baseUrl(fake.apiUrl()).build().create(KeyService.class);
      System.out.println("Own call: " + service.keys().execute().code());
    }
  }
}
