package io.github.clerk4j.example;

import static io.github.clerk4j.spring.test.ClerkCaller.clerk;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.github.clerk4j.model.User;
import io.github.clerk4j.spring.test.AutoConfigureFakeClerk;
import io.github.clerk4j.spring.test.WithClerkUser;
import io.github.clerk4j.testing.FakeClerk;
import io.github.clerk4j.testing.SignedWebhook;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.MockMvc;

@SpringBootTest
@AutoConfigureMockMvc
@AutoConfigureFakeClerk
class InvoicesTest {
  @Autowired MockMvc mvc;
  @Autowired FakeClerk fake;

  @Test
  void aReaderSeesInvoices() throws Exception {
    mvc.perform(get("/invoices").with(clerk().user("user_1").permissions("org:invoices:read")))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$[0].organization").value("org_1"));
  }

  @Test
  @WithClerkUser(role = "org:member")
  void aMemberDoesNot() throws Exception {
    mvc.perform(get("/invoices")).andExpect(status().isForbidden());
  }

  @Test
  void aUserSeesThePage() throws Exception {
    User grace = fake.addUser("grace@example.com");
    mvc.perform(get("/").with(clerk().user(grace.id())))
        .andExpect(content().string(containsString("Hello grace@example.com")));
    mvc.perform(get("/").accept("text/html")).andExpect(status().isTemporaryRedirect());
  }

  @Test
  void aWebhookIsVerified() throws Exception {
    SignedWebhook event = fake.webhooks().event("user.created", Map.of("id", "user_1"));
    HttpHeaders headers = new HttpHeaders();
    event.headers().forEach(headers::addAll);
    mvc.perform(post("/webhooks/clerk").headers(headers).content(event.body()))
        .andExpect(status().isOk());
    mvc.perform(post("/webhooks/clerk").content(event.body())).andExpect(status().isBadRequest());
  }
}
