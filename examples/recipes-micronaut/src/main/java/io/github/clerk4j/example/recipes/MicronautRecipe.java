package io.github.clerk4j.example.recipes;

import io.github.clerk4j.auth.ClerkRequest;
import io.github.clerk4j.auth.ProtectException;
import io.github.clerk4j.auth.RequestAuthenticator;
import io.github.clerk4j.auth.RequestState;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.server.util.HttpHostResolver;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.inject.Singleton;

/** Micronaut: a bean, and {@code @RequestAttribute Auth auth} in a controller. */
@Singleton
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
record MicronautRecipe(RequestAuthenticator authenticator, HttpHostResolver hosts)
    implements ExceptionHandler<ProtectException, HttpResponse<String>> {
  @RequestFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  void authenticate(HttpRequest<?> request) {
    String url = hosts.resolve(request) + request.getUri();
    RequestState state =
        authenticator.authenticateRequest(
            ClerkRequest.of(request.getMethodName(), url, request.getHeaders().asMap()));
    request.setAttribute("auth", state.proceed()).setAttribute("state", state);
  }

  @ResponseFilter
  void addHeaders(HttpRequest<?> request, MutableHttpResponse<?> response) {
    request
        .getAttribute("state", RequestState.class)
        .ifPresent(state -> state.forEachHeader(response::header));
  }

  @Override
  @SuppressWarnings("rawtypes")
  public HttpResponse<String> handle(HttpRequest request, ProtectException rejected) {
    MutableHttpResponse<String> response =
        HttpResponse.status(HttpStatus.valueOf(rejected.status()));
    rejected.response().forEachHeader(response::header);
    return response.body(rejected.response().body());
  }
}
