package io.github.clerk4j.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.api.AsyncClerkServices;
import io.github.clerk4j.api.ClerkServices;
import io.github.clerk4j.contract.Samples.Extent;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.media.Schema;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation of the description, over HTTP, by every Java method that it has. */
@Tag("slow")
class ContractTest {
  private static final Tally TALLY = new Tally();

  private static ContractServer server;
  private static ClerkClient clerk;

  @BeforeAll
  static void start() throws IOException {
    server = new ContractServer(Description.CLERK);
    clerk = ClerkClient.builder().secretKey("sk_test_contract").apiUrl(server.url()).build();
  }

  @AfterAll
  static void stop() {
    clerk.close();
    server.close();
    System.out.println(TALLY);
  }

  static Stream<Operation> operations() {
    return Description.CLERK.operations().stream();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void requestsAndResponsesMatchTheDescription(Operation operation) throws IOException {
    for (Object client : List.of(clerk, clerk.async())) {
      for (JavaOperation java : JavaOperation.all(client, operation)) {
        drive(operation, java, Extent.SPARSE);
        if (java.takesFields() || !operation.hasFields()) {
          drive(operation, java, Extent.FULL);
        }
      }
    }
    TALLY.operation();
  }

  private static void drive(Operation operation, JavaOperation java, Extent extent)
      throws IOException {
    Arguments arguments = Arguments.of(operation, extent);
    if (operation.isMultipart() && !java.takesPartsOf(arguments)) {
      return; // another overload does
    }
    Schema<?> schema = operation.answer();
    JsonNode answer = schema == null ? null : new Samples(extent).of(schema, "answer");
    server.expect(operation, answer == null ? null : text(operation, answer));

    Object returned = java.call(arguments);

    ContractServer.Exchange exchange = server.exchange();
    assertThat(exchange.errors()).as("%s", java).isEmpty();
    Sent.assertSent(operation, arguments, exchange.request());
    int members = Returned.assertReturned(answer, returned);
    TALLY.call(arguments, members);
  }

  private static String text(Operation operation, JsonNode answer) {
    return operation.mediaType().equals("application/json") ? answer.toString() : answer.asText();
  }

  @Test
  void callsNameTheVersionOfTheDescription() {
    assertThat(ClerkServices.API_VERSION).isEqualTo(Description.CLERK.version());
  }

  @Test
  void noMethodIsWithoutAnOperation() {
    Set<String> described =
        operations()
            .map(each -> Names.plain(each.tag()) + "." + each.id())
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(JavaOperation.names(ClerkServices.class)).isEqualTo(described);
    assertThat(JavaOperation.names(AsyncClerkServices.class)).isEqualTo(described);
  }

  @Test
  void anOperationWithoutAMethodIsFoundOut() {
    Operation added = operation("Users", "getShoeSize");
    Operation ofNewTag = operation("Shoes", "getShoeSize");

    assertThatThrownBy(() -> JavaOperation.all(clerk, added))
        .hasMessage("UsersApi has no method for getShoeSize: GET /shoes");
    assertThatThrownBy(() -> JavaOperation.all(clerk, ofNewTag))
        .hasMessage("ClerkClient has no method for the tag Shoes");
  }

  private static Operation operation(String tag, String id) {
    var described = new io.swagger.v3.oas.models.Operation().operationId(id).addTagsItem(tag);
    return new Operation(HttpMethod.GET, "/shoes", described);
  }
}
