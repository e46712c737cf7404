package io.github.clerk4j.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import io.github.clerk4j.model.AdditionalProperties;
import io.github.clerk4j.model.ClerkErrors;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Every operation of the description, sent with the least that it requires. */
class AllOperationsTest {
  private static final FakeClerk CLERK = FakeClerk.start();
  private static final Backend BACKEND = new Backend(CLERK);
  private static final SampleRequests REQUESTS = new SampleRequests();

  @AfterAll
  static void stop() {
    CLERK.close();
  }

  @Test
  void aSampleFitsThePublishedDescription() {
    OpenApiInteractionValidator validator = validator();
    List<String> wrong = new ArrayList<>();
    for (Operation each : sampled()) {
      Backend.Reply reply = send(each);
      SimpleResponse.Builder response = SimpleResponse.Builder.status(reply.status());
      if (!reply.response().body().isEmpty()) {
        response
            .withBody(reply.response().body())
            .withContentType(reply.response().headers().firstValue("Content-Type").orElseThrow());
      }
      validator
          .validateResponse(each.path(), Request.Method.valueOf(each.method()), response.build())
          .getMessages()
          .stream()
          .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
          .forEach(message -> wrong.add(each + ": " + message.getMessage()));
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void aModelReadsASampleWithoutLosses() throws ReflectiveOperationException {
    for (Operation each : sampled()) {
      Type type = each.returned();
      if (type != null && type.isSchema() && !type.text().endsWith("List")) {
        Class<?> model = Class.forName("io.github.clerk4j.model." + type.text());

        assertThat(losses(send(each).as(model))).as(each.endpoint()).isEmpty();
      }
    }
  }

  @Test
  void aSampleIsTheSameForTheSamePathAndHasItsIds() {
    String path = "/v1/saml_connections/samlc_1";
    String body = BACKEND.get(path).response().body();

    assertThat(BACKEND.get(path).response().body()).isEqualTo(body);
    assertThat(BACKEND.get(path).json().get("id")).isEqualTo("samlc_1");
    assertThat(BACKEND.patch(path, "{\"name\":\"Okta\"}").json().get("name")).isEqualTo("Okta");
    assertThat(BACKEND.delete(path).json())
        .isEqualTo(Map.of("id", "samlc_1", "object", "saml_connection", "deleted", true));
    assertThat(BACKEND.get("/v1/billing/statements?offset=1").data("id")).isEmpty();
  }

  @Test
  void anOperationWithoutStateSaysSoOnceInTheLog() {
    List<String> lines = new ArrayList<>();
    Logger logger = Logger.getLogger("io.github.clerk4j.testing");
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord entry) {
            lines.add(Objects.toString(entry.getMessage()) + List.of(entry.getParameters()));
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    logger.addHandler(handler);
    try (FakeClerk clerk = FakeClerk.start()) {
      Backend backend = new Backend(clerk);
      backend.get("/v1/saml_connections");
      backend.get("/v1/saml_connections");
      backend.get("/v1/users");
    } finally {
      logger.removeHandler(handler);
    }

    assertThat(lines).singleElement().asString().contains("GET /saml_connections");
  }

  @Test
  void aRequestWithoutARequiredFieldIsAnErrorThatNamesIt() {
    for (Operation each : Description.get().operations()) {
      for (String field : REQUESTS.required(each)) {
        Backend.Reply reply = send(each, REQUESTS.without(each, field));

        assertThat(reply.status()).as("%s without %s", each, field).isEqualTo(422);
        assertThat(reply.code()).as("%s without %s", each, field).isEqualTo("form_param_missing");
        assertThat(ofItem(reply.parameter())).isEqualTo(field);
      }
    }
  }

  @Test
  void aRequestWithAFieldOfAnotherTypeIsAnErrorThatNamesIt() {
    for (Operation each : Description.get().operations()) {
      for (String field : REQUESTS.fields(each)) {
        Backend.Reply reply = send(each, REQUESTS.with(each, field, List.of(List.of())));

        assertThat(reply.status()).as("%s with %s", each, field).isEqualTo(422);
        assertThat(reply.code()).as("%s with %s", each, field).startsWith("form_param_");
        assertThat(ofItem(reply.parameter())).startsWith(field);
      }
    }
  }

  /** Returns the name without that of the first item of a body that is a list. */
  private static String ofItem(Object parameter) {
    return String.valueOf(parameter).replaceFirst("^\\[0\\]\\.", "");
  }

  @Test
  void aRequestWithAnUnknownFieldIsAnErrorThatNamesIt() {
    for (Operation each : Description.get().operations()) {
      DescribedValue body = each.body();
      if (body != null && !body.type().isList()) {
        ClerkErrors errors = send(each, REQUESTS.with(each, "shoe_size", 1)).as(ClerkErrors.class);

        assertThat(errors.errors().get(0).code()).isEqualTo("form_param_unknown");
        assertThat(errors.errors().get(0).meta().get("param_name")).isEqualTo("shoe_size");
      }
    }
  }

  private static List<Operation> sampled() {
    BackendApi api = Supported.api();
    return Description.get().operations().stream().filter(each -> !api.isStateful(each)).toList();
  }

  private static Backend.Reply send(Operation operation) {
    Backend.Reply reply = send(operation, REQUESTS.body(operation));
    assertThat(reply.status()).as(reply.response().body()).isEqualTo(operation.status());
    return reply;
  }

  private static Backend.Reply send(Operation operation, String body) {
    return BACKEND.send(
        BACKEND
            .request(operation.method(), "/v1" + REQUESTS.path(operation), body)
            .setHeader("Content-Type", REQUESTS.contentType(operation))
            .header("Authorization", "Bearer " + CLERK.secretKey()));
  }

  private static OpenApiInteractionValidator validator() {
    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    options.setResolveFully(true);
    options.setResolveCombinators(true);
    String root = Path.of("../openapi/clerk.yaml").toUri().toString();
    return OpenApiInteractionValidator.createFor(
            new OpenAPIV3Parser().readLocation(root, null, options).getOpenAPI())
        .withBasePathOverride("")
        .build();
  }

  /** Returns the members that a model, or one in it, does not know or could not read. */
  private static List<String> losses(@Nullable Object model) throws ReflectiveOperationException {
    List<String> losses = new ArrayList<>();
    if (model instanceof AdditionalProperties beyond) {
      losses.addAll(beyond.names());
      losses.addAll(beyond.mistypedNames());
    } else if (model instanceof List<?> list) {
      for (Object each : list) {
        losses.addAll(losses(each));
      }
    } else if (model instanceof Record) {
      for (RecordComponent each : model.getClass().getRecordComponents()) {
        losses.addAll(losses(each.getAccessor().invoke(model)));
      }
    }
    return losses;
  }
}
