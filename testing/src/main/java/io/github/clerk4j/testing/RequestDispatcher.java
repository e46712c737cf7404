package io.github.clerk4j.testing;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The first step of each request: a stubbed response, or a check of the key and the route. */
final class RequestDispatcher implements Function<IncomingRequest, FakeResponse> {
  private final Store store;
  private final String secretKey;
  private final Supplier<BackendApi> newBackend;
  private @Nullable BackendApi backend;
  private final Router browsers;
  private final StubbedResponses forced;
  private final FaultRules faults;
  private final RequestLog log;

  /**
   * @param backend makes the routes under {@code /v1}, which need the secret key; called once, when
   *     they are first needed
   * @param browsers all other routes
   */
  RequestDispatcher(
      Store store,
      String secretKey,
      Supplier<BackendApi> backend,
      Router browsers,
      StubbedResponses forced,
      FaultRules faults,
      RequestLog log) {
    this.store = store;
    this.secretKey = secretKey;
    this.newBackend = backend;
    this.browsers = browsers;
    this.forced = forced;
    this.faults = faults;
    this.log = log;
  }

  @Override
  public FakeResponse apply(IncomingRequest request) {
    FakeResponse response = faults.sent(respond(request).traced());
    log.add(ReceivedRequest.of(request, response.status()));
    return response;
  }

  private FakeResponse respond(IncomingRequest request) {
    List<String> path = request.segments();
    FakeResponse told = forced.take(request.method(), withoutFrontend(path));
    if (told == null) {
      told = faults.instead(request);
    }
    return told == null ? faults.change(request, own(request, path)) : told;
  }

  private FakeResponse own(IncomingRequest request, List<String> path) {
    try {
      boolean needsKey = path.get(0).equals("v1");
      return store.changing(
          () -> {
            if (needsKey) {
              checkKey(request.headers().get("Authorization"), path);
            }
            return needsKey ? backend().handle(request) : browsers.handle(request);
          });
    } catch (ApiError e) {
      return e.response();
    } catch (RuntimeException | StackOverflowError e) { // must not look like a broken connection
      return FakeResponse.error(500, "fake_clerk_failed", e.toString());
    }
  }

  private BackendApi backend() {
    BackendApi known = backend;
    if (known == null) {
      known = newBackend.get();
      backend = known;
    }
    return known;
  }

  /** Returns the path as both of Clerk's APIs have it, without the prefix of the fake. */
  private static List<String> withoutFrontend(List<String> path) {
    return path.get(0).equals(Routes.FRONTEND_API) ? path.subList(1, path.size()) : path;
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
