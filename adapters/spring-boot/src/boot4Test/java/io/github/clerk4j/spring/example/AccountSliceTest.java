package io.github.clerk4j.spring.example;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.github.clerk4j.spring.test.AutoConfigureFakeClerk;
import io.github.clerk4j.spring.test.WithClerkUser;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.test.web.servlet.MockMvc;

/** Clerk in a slice of an application. */
@WebMvcTest(AccountController.class)
@AutoConfigureFakeClerk
class AccountSliceTest {
  @Autowired MockMvc mvc;

  @Test
  @WithClerkUser(permissions = "org:invoices:read")
  void theSliceHasCallersArgumentsAndMethodSecurity() throws Exception {
    mvc.perform(get("/invoices")).andExpect(content().string("Invoices of org_1"));
  }

  @Test
  void theSliceRejectsSomebodyWhoIsNotSignedIn() throws Exception {
    mvc.perform(get("/me")).andExpect(status().isUnauthorized());
  }
}
