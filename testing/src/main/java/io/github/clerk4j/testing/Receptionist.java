package io.github.clerk4j.testing;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Takes each request: answers as a test told it to, or checks the key and has it routed. */
final class Receptionist extends Dispatcher {
  private final Store store;
  private final String secretKey;
  private final Router backend;
  private final Router browsers;
  private final ForcedAnswers forced;
  private final RequestLog log;

  /**
   * @param backend what is under {@code /v1} and needs the secret key
   * @param browsers all else
   */
  Receptionist(
      Store store,
      String secretKey,
      Router backend,
      Router browsers,
      ForcedAnswers forced,
      RequestLog log) {
    this.store = store;
    this.secretKey = secretKey;
    this.backend = backend;
    this.browsers = browsers;
    this.forced = forced;
    this.log = log;
  }

  @Override
  public MockResponse dispatch(RecordedRequest request) {
    ByteString bytes = request.getBody();
    String body = bytes == null ? "" : bytes.utf8();
    Answer answer = answer(request, body);
    log.add(
        ReceivedRequest.of(
            request.getMethod(), request.getUrl(), request.getHeaders(), body, answer.status()));
    return answer.response();
  }

  private Answer answer(RecordedRequest request, String body) {
    HttpUrl url = request.getUrl();
    Answer told = forced.take(request.getMethod(), path(url));
    if (told != null) {
      return told;
    }
    try {
      boolean needsKey = url.pathSegments().get(0).equals("v1");
      synchronized (store) {
        if (needsKey) {
          checkKey(request.getHeaders().get("Authorization"), url.pathSegments());
        }
        return (needsKey ? backend : browsers)
            .handle(request.getMethod(), url, request.getHeaders(), body);
      }
    } catch (ApiError e) {
      return e.answer();
    } catch (
        RuntimeException e) { // a fault of this fake, which must not look like one of the network
      return Answer.error(500, "fake_clerk_failed", e.toString());
    }
  }

  /** The path as both of Clerk's APIs have it, wherever they are here. */
  private static List<String> path(HttpUrl url) {
    List<String> segments = url.pathSegments();
    return segments.get(0).equals(Routes.FRONTEND_API)
        ? segments.subList(1, segments.size())
        : segments;
  }

  private void checkKey(@Nullable String authorization, List<String> path) {
    if (authorization == null) {
      throw ApiError.of(
          401, "authentication_invalid", "no secret key", "There is no Authorization header.");
    }
    String[] parts = authorization.strip().split(" +", 2);
    if (parts.length != 2 || !parts[0].toLowerCase(Locale.ROOT).equals("bearer")) {
      throw ApiError.of(
          401,
          "authorization_header_format_invalid",
          "no bearer",
          "The Authorization header is not of the form Bearer <secret key>.");
    }
    boolean forMachines = path.size() > 1 && path.get(1).equals("m2m_tokens");
    boolean ofMachine = store.bySecret(store.machines, parts[1]) != null;
    if (!Objects.equals(parts[1], secretKey) && !(forMachines && ofMachine)) {
      throw ApiError.of(
          401, "clerk_key_invalid", "wrong secret key", "This is not the instance's secret key.");
    }
  }
}
