package io.github.clerk4j.example.recipes;

import static io.grpc.Metadata.ASCII_STRING_MARSHALLER;

import io.github.clerk4j.token.InvalidTokenException;
import io.github.clerk4j.token.SessionClaims;
import io.github.clerk4j.token.TokenVerifier;
import io.github.clerk4j.token.VerificationUnavailableException;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;

/** gRPC: {@code GrpcRecipe.CALLER.get().userId()} in a service behind this interceptor. */
record GrpcRecipe(TokenVerifier verifier) implements ServerInterceptor {
  static final Context.Key<SessionClaims> CALLER = Context.key("caller");

  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", ASCII_STRING_MARSHALLER);

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    String authorization = headers.get(AUTHORIZATION);
    String token = authorization == null ? "" : authorization.replaceFirst("(?i)^Bearer +", "");
    try {
      Context caller = Context.current().withValue(CALLER, verifier.verify(token));
      return Contexts.interceptCall(caller, call, headers, next);
    } catch (InvalidTokenException e) {
      call.close(Status.UNAUTHENTICATED.withDescription(e.reason()), new Metadata());
    } catch (VerificationUnavailableException e) {
      call.close(Status.UNAVAILABLE.withDescription(e.reason()), new Metadata());
    }
    return new ServerCall.Listener<>() {};
  }
}
