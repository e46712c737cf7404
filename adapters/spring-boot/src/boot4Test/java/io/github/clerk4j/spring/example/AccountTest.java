package io.github.clerk4j.spring.example;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.github.clerk4j.model.User;
import io.github.clerk4j.spring.test.AutoConfigureFakeClerk;
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
class AccountTest {
  @Autowired MockMvc mvc;
  @Autowired FakeClerk clerk;

  @Test
  void aUserSeesTheAccount() throws Exception {
    User ada = clerk.addUser(user -> user.firstName("Ada"), "ada@example.com");
    String token =
        clerk.sessionToken(ada).sign(); // or clerk.machineTokens().addApiKey(ada).secret()
    mvc.perform(get("/me").header("Authorization", "Bearer " + token))
        .andExpect(jsonPath("$.first_name").value("Ada"));
  }

  @Test
  void aWebhookIsReceived() throws Exception {
    SignedWebhook webhook = clerk.webhooks().event("user.created", Map.of("id", "user_1"));
    HttpHeaders headers = new HttpHeaders();
    webhook.headers().forEach(headers::addAll);
    mvc.perform(post("/webhooks/clerk").headers(headers).content(webhook.body()))
        .andExpect(status().isOk());
  }
}
