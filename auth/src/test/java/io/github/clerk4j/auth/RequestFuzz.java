package io.github.clerk4j.auth;

import com.code_intelligence.jazzer.api.BugDetectors;
import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.api.SilentCloseable;
import io.github.clerk4j.token.TokenType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What the fuzzer runs: requests of bytes, of which none may be signed in, throw, or have anything
 * in the headers of its answer but what belongs there.
 */
public final class RequestFuzz {
  private static final FuzzedSite SITE = started();

  private static final Set<String> OURS =
      Set.of(
          "https://" + SITE.key.frontendApi(),
          "https://clerk.sat.example",
          "https://app.example.com");

  private static long requests;

  private RequestFuzz() {}

  /** Later on, the fuzzer refuses connections: what is asked of Clerk never gets so far. */
  private static FuzzedSite started() {
    SilentCloseable connecting;
    try {
      connecting = BugDetectors.allowNetworkConnections();
    } catch (IllegalStateException e) {
      return new FuzzedSite(); // replayed, without the fuzzer
    }
    try {
      return new FuzzedSite();
    } finally {
      connecting.close();
    }
  }

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(FuzzedDataProvider data) {
    requests++;
    String suffix = "_" + SITE.key.cookieSuffix();
    ClerkRequest request = new FuzzedRequest(SITE.tokens, suffix, data).build();
    RequestState state = SITE.authenticate(request, data);

    boolean signedIn = state.isAuthenticated() || state.toAuth().isAuthenticated();
    check(!signedIn, "is signed in", request);
    boolean session = state.tokenType() == TokenType.SESSION_TOKEN;
    check(
        !session || !AuthReason.UNEXPECTED_ERROR.equals(state.reason()), "shows a fault", request);
    for (List<String> lines : state.headers().values()) {
      check(lines.stream().allMatch(AuthHeaders::isClean), "has an odd header", request);
    }
    check(isExpected(state, request), "is sent elsewhere", request);
    String shown = request + " " + state + " " + state.message() + " " + state.response();
    check(SITE.tokens.genuine().stream().noneMatch(it -> isIn(shown, it)), "shows it", request);
  }

  /** Called by the fuzzer when it has done all. */
  public static void fuzzerTearDown() {
    System.out.printf(Locale.ROOT, "Fuzz: %,d requests, 0 exceptions, 0 signed in%n", requests);
    SITE.close();
  }

  /** Whether a browser stays on our site, or is sent to Clerk, or to a satellite in development. */
  private static boolean isExpected(RequestState state, ClerkRequest request) {
    AuthResponse response = state.response();
    if (response == null) {
      return true;
    }
    String origin =
        RequestUrl.originOf(response.headers().getOrDefault("location", List.of("")).get(0));
    if (origin == null || OURS.contains(origin)) {
      return origin != null;
    }
    List<String> hosts = new ArrayList<>(request.headers("host"));
    hosts.addAll(request.headers("x-forwarded-host"));
    String host = RequestUrl.hostOf(origin);
    return AuthReason.PRIMARY_RESPONDS_TO_SYNCING.equals(state.reason())
        || origin.equals(RequestUrl.originOf(request.url()))
        || hosts.stream().anyMatch(each -> each.toLowerCase(Locale.ROOT).contains(host));
  }

  private static boolean isIn(String shown, String token) {
    return token.length() > 40 && shown.contains(token.substring(token.length() - 40));
  }

  private static void check(boolean holds, String what, ClerkRequest request) {
    if (!holds) {
      throw new AssertionError(
          "a request " + what + ": " + request.method() + " " + request.url() + request.headers());
    }
  }
}
