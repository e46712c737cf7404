package io.github.clerk4j.spring;

import static io.github.clerk4j.spring.test.ClerkCaller.clerk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.github.clerk4j.model.User;
import io.github.clerk4j.servlet.ClerkFilter;
import io.github.clerk4j.spring.test.AutoConfigureFakeClerk;
import io.github.clerk4j.spring.test.WithClerkUser;
import io.github.clerk4j.testing.FakeClerk;
import io.github.clerk4j.testing.FakeResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@SpringBootTest(
    classes = TestSupportTest.Application.class,
    properties = "clerk.authorized-parties=https://app.example.com")
@AutoConfigureFakeClerk
class TestSupportTest {
  @EnableAutoConfiguration
  @Import({InvoicesController.class, Ledger.class})
  static class Application {}

  static class Ledger {
    @PreAuthorize("hasAuthority('org:invoices:read')")
    String read() {
      return "ledger";
    }
  }

  @Autowired WebApplicationContext context;
  @Autowired ClerkFilter filter;
  @Autowired FakeClerk fake;
  @Autowired Ledger ledger;
  MockMvc mvc;

  @BeforeEach
  void applyFilters() {
    mvc =
        MockMvcBuilders.webAppContextSetup(context)
            .addFilters(filter)
            .apply(springSecurity())
            .build();
  }

  @Test
  void aRequestHasACallerWithPermissions() throws Exception {
    mvc.perform(get("/invoices").with(clerk().user("user_7").permissions("org:invoices:read")))
        .andExpect(status().isOk())
        .andExpect(content().string("invoices"));
    mvc.perform(get("/invoices").with(clerk().permissions("org:invoices:write")))
        .andExpect(status().isForbidden());
    mvc.perform(get("/annotated").with(clerk().user("user_7")))
        .andExpect(content().string("user_7"));
    mvc.perform(get("/admin").with(clerk().user("user_7").role("org:admin")))
        .andExpect(content().string("admin user_7"));
  }

  @Test
  void aRequestHasAMachineWithScopes() throws Exception {
    mvc.perform(get("/export").with(clerk().user("user_7").scopes("read:invoices")))
        .andExpect(content().string("export for user_7"));
    mvc.perform(get("/session").with(clerk().scopes("read:invoices")))
        .andExpect(status().isUnauthorized());
  }

  @Test
  void aRequestWithoutACallerIsRejected() throws Exception {
    mvc.perform(get("/invoices")).andExpect(status().isUnauthorized());
    mvc.perform(post("/invoices")).andExpect(status().isUnauthorized());
  }

  @Test
  void theUserComesFromFakeClerk() throws Exception {
    User ada = fake.addUser(user -> user.firstName("Ada"), "ada@example.com");
    mvc.perform(get("/me").with(clerk().user(ada.id())))
        .andExpect(content().string(containsString("\"first_name\":\"Ada\"")));
  }

  @Test
  void aCallerIsAUserOfFakeClerk() throws Exception {
    mvc.perform(get("/me").with(clerk().user("user_77")))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("\"id\":\"user_77\"")));
    User ada = fake.addUser(user -> user.firstName("Ada"), "ada.byron@example.com");
    mvc.perform(get("/me").with(clerk().user(ada)))
        .andExpect(content().string(containsString("\"first_name\":\"Ada\"")));
  }

  @Test
  void theOrganizationOfACallerIsOneOfFakeClerk() throws Exception {
    fake.stub(
        "GET",
        "/organizations/org_7",
        FakeResponse.of(200, "{\"id\":\"org_7\",\"slug\":\"seven\"}"));
    mvc.perform(get("/organization").with(clerk().organization("org_7")))
        .andExpect(content().string("seven"));
    assertThat(fake.organizationWithId("org_7").id()).isEqualTo("org_7");
  }

  @Test
  @WithClerkUser("user_78")
  void theUserOfATestIsOneOfFakeClerk() throws Exception {
    mvc.perform(get("/me")).andExpect(content().string(containsString("\"id\":\"user_78\"")));
  }

  @Test
  void aTokenOfFakeClerkIsAccepted() throws Exception {
    String token = fake.sessionToken(fake.signIn(fake.addUser("charles@example.com"))).sign();
    mvc.perform(get("/principal").header("Authorization", "Bearer " + token))
        .andExpect(status().isOk());
  }

  @Test
  @WithClerkUser(value = "user_9", permissions = "org:invoices:read")
  void aMethodRunsAsAUser() {
    assertThat(ledger.read()).isEqualTo("ledger");
  }

  @Test
  @WithClerkUser("user_9")
  void aMethodIsDeniedToAUserWithoutThePermission() {
    assertThatThrownBy(ledger::read).isInstanceOf(AccessDeniedException.class);
  }

  @Test
  @WithClerkUser(value = "user_9", role = "org:admin")
  void theRequestsOfATestHaveItsUser() throws Exception {
    mvc.perform(get("/admin")).andExpect(content().string("admin user_9"));
    mvc.perform(get("/session")).andExpect(content().string("user_9"));
  }
}
