package io.github.clerk4j.example;

import io.github.clerk4j.testing.FakeClerk;
import io.github.clerk4j.testing.matrix.AuthorizationMatrix;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The routes that Spring knows, as every kind of caller, and the page in a browser. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class AuthorizationTest {
  @Autowired FakeClerk fake;
  @Autowired Environment environment;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mappings;

  @Test
  void everyRouteRespondsAsApproved() {
    AuthorizationMatrix.of(fake, "http://localhost:" + environment.getProperty("local.server.port"))
        .permissions("org:admin", "org:invoices:read")
        .routes(routes())
        .page("/")
        .approve("invoices");
  }

  /** Returns lines such as {@code GET /invoices}. A new handler is a new row of the table. */
  private List<String> routes() {
    return mappings.getHandlerMethods().keySet().stream()
        .flatMap(AuthorizationTest::lines)
        .sorted()
        .toList();
  }

  private static Stream<String> lines(RequestMappingInfo mapping) {
    return mapping.getMethodsCondition().getMethods().stream()
        .flatMap(method -> mapping.getPatternValues().stream().map(path -> method + " " + path));
  }
}
