package io.github.clerk4j.benchmarks;

import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** The libraries under clerk4j: OkHttp, and Moshi's reader for three members. */
final class BareOkHttp implements Contender {
  private record ThreeFields(String id, String firstName, String lastName) {}

  private final OkHttpClient http = new OkHttpClient();
  private final String url;

  BareOkHttp(String url) {
    this.url = url;
  }

  @Override
  public String firstName(String userId) {
    try (Response response = get("/v1/users/" + userId)) {
      return user(JsonReader.of(response.body().source())).firstName();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public int users(int limit) {
    try (Response response = get("/v1/users?limit=" + limit)) {
      JsonReader in = JsonReader.of(response.body().source());
      int users = 0;
      in.beginArray();
      while (in.hasNext()) {
        users += user(in).id().isEmpty() ? 0 : 1;
      }
      in.endArray();
      return users;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Response get(String path) throws IOException {
    Request request =
        new Request.Builder()
            .url(url + path)
            .header("Authorization", "Bearer " + SECRET_KEY)
            .build();
    return http.newCall(request).execute();
  }

  private static ThreeFields user(JsonReader in) throws IOException {
    String id = "";
    String firstName = "";
    String lastName = "";
    in.beginObject();
    while (in.hasNext()) {
      switch (in.nextName()) {
        case "id" -> id = in.nextString();
        case "first_name" -> firstName = in.nextString();
        case "last_name" -> lastName = in.nextString();
        default -> in.skipValue();
      }
    }
    in.endObject();
    return new ThreeFields(id, firstName, lastName);
  }

  @Override
  public void createOrganization(String name) {
    throw new UnsupportedOperationException();
  }
}
