package io.github.clerk4j;

import io.github.clerk4j.api.ApiCall;
import io.github.clerk4j.api.Caller;
import io.github.clerk4j.api.ClerkServices;
import io.github.clerk4j.api.Endpoints;
import io.github.clerk4j.model.JsonException;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Sends calls by OkHttp. */
record HttpCaller(OkHttpClient client, Endpoints endpoints, SecretKey secretKey) implements Caller {
  private static final String USER_AGENT =
      "clerk4j/" + version() + " (Java " + Runtime.version().feature() + ")";

  HttpCaller with(CallOptions options) {
    OkHttpClient tuned =
        options.timeout == null ? client : client.newBuilder().callTimeout(options.timeout).build();
    return new HttpCaller(
        tuned, endpoints, options.secretKey == null ? secretKey : options.secretKey);
  }

  @Override
  public <T> T call(ApiCall<T> call) {
    try (Response response = client.newCall(request(call)).execute()) {
      return read(call, response);
    } catch (IOException e) {
      throw noAnswer(call, e);
    }
  }

  @Override
  public <T> CompletableFuture<T> callAsync(ApiCall<T> call) {
    CompletableFuture<T> future = new CompletableFuture<>();
    Call http = client.newCall(request(call));
    http.enqueue(
        new Callback() {
          @Override
          public void onFailure(Call failed, IOException e) {
            future.completeExceptionally(noAnswer(call, e));
          }

          @Override
          public void onResponse(Call answered, Response response) {
            try (response) {
              future.complete(read(call, response));
            } catch (ClerkException e) {
              future.completeExceptionally(e);
            } catch (RuntimeException | Error e) { // or the future would never end
              future.completeExceptionally(e);
              throw e;
            }
          }
        });
    var unused =
        future.whenComplete(
            (value, failure) -> {
              if (future.isCancelled()) {
                http.cancel();
              }
            });
    return future;
  }

  private Request request(ApiCall<?> call) {
    Request request = call.request();
    Request.Builder to =
        request
            .newBuilder()
            .header("Authorization", "Bearer " + secretKey.value())
            .header("Clerk-API-Version", ClerkServices.API_VERSION)
            .header("User-Agent", USER_AGENT);
    if (!request.method().equals("GET")) {
      to.method(request.method(), new OneShotBody(request.body()));
    }
    return to.build();
  }

  private static <T> T read(ApiCall<T> call, Response response) {
    String name = name(call);
    if (!response.isSuccessful()) {
      throw ErrorAnswer.read(name, response).toException();
    }
    try {
      return call.read(response.body().source());
    } catch (JsonException e) {
      throw new UnreadableAnswerException(
          name
              + ": "
              + response.code()
              + ", so it was executed, but the answer cannot be read: "
              + e.getMessage(),
          response.code(),
          e);
    } catch (IOException e) {
      throw new ClerkConnectionException(
          name + ": " + response.code() + ", so it was executed, but the answer broke off: " + e,
          e);
    }
  }

  private static ClerkConnectionException noAnswer(ApiCall<?> call, IOException e) {
    return new ClerkConnectionException(name(call) + ": no answer: " + e, e);
  }

  /** Without the query, which can hold what is not for logs. */
  private static String name(ApiCall<?> call) {
    String path = call.request().url().encodedPath();
    return call.request().method() + " " + path.substring(path.indexOf("/v1/") + 3);
  }

  private static String version() {
    String version = HttpCaller.class.getPackage().getImplementationVersion();
    return version == null ? "dev" : version;
  }
}
