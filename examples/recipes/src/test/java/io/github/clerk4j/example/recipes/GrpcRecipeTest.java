package io.github.clerk4j.example.recipes;

import static io.grpc.Metadata.ASCII_STRING_MARSHALLER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.clerk4j.scenarios.ScenarioWorld;
import io.github.clerk4j.testing.FakeResponse;
import io.github.clerk4j.token.TokenVerifier;
import io.grpc.CallOptions;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.ServerCalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A gRPC service that greets its caller. */
class GrpcRecipeTest {
  private static final MethodDescriptor<String, String> HELLO =
      MethodDescriptor.<String, String>newBuilder()
          .setType(MethodType.UNARY)
          .setFullMethodName("Greeter/Hello")
          .setRequestMarshaller(new Text())
          .setResponseMarshaller(new Text())
          .build();

  private final ScenarioWorld world = new ScenarioWorld();
  private Server server;
  private ManagedChannel channel;

  @BeforeEach
  void start() throws IOException {
    TokenVerifier verifier =
        TokenVerifier.builder(world.clerk())
            .authorizedParties(ScenarioWorld.ORIGIN)
            .clock(world.fake().clock())
            .build();
    server =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .addService(
                ServerServiceDefinition.builder("Greeter")
                    .addMethod(
                        HELLO,
                        ServerCalls.asyncUnaryCall(
                            (greeting, response) -> {
                              response.onNext(greeting + " " + GrpcRecipe.CALLER.get().userId());
                              response.onCompleted();
                            }))
                    .build())
            .intercept(new GrpcRecipe(verifier))
            .build()
            .start();
    channel =
        NettyChannelBuilder.forAddress(server.getListenSockets().get(0)).usePlaintext().build();
  }

  @AfterEach
  void stop() {
    channel.shutdownNow();
    server.shutdownNow();
    world.close();
  }

  @Test
  void aSignedInUserIsGreeted() {
    assertThat(hello("Bearer " + world.adminToken())).isEqualTo("Hello " + world.adminId());
  }

  @Test
  void anUnknownCallerIsUnauthenticatedWithAReason() {
    Status status = rejected("Bearer not.a.token");
    assertThat(status.getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
    assertThat(status.getDescription()).isEqualTo("token-invalid");
    assertThat(rejected("").getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
  }

  @Test
  void theServiceIsUnavailableWhileClerkIsDown() {
    world.fake().stub("GET", "/jwks", FakeResponse.of(503));
    Status status = rejected("Bearer " + world.adminToken());
    assertThat(status.getCode()).isEqualTo(Status.Code.UNAVAILABLE);
  }

  private Status rejected(String authorization) {
    return catchThrowableOfType(StatusRuntimeException.class, () -> hello(authorization))
        .getStatus();
  }

  private String hello(String authorization) {
    Metadata headers = new Metadata();
    headers.put(Metadata.Key.of("authorization", ASCII_STRING_MARSHALLER), authorization);
    return ClientCalls.blockingUnaryCall(
        ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(headers)),
        HELLO,
        CallOptions.DEFAULT,
        "Hello");
  }

  /** Text instead of Protobuf. */
  private record Text() implements MethodDescriptor.Marshaller<String> {
    @Override
    public InputStream stream(String text) {
      return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String parse(InputStream stream) {
      try {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
