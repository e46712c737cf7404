package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.github.clerk4j.spring.test.AutoConfigureFakeClerk;
import io.github.clerk4j.testing.FakeClerk;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.web.servlet.MockMvc;

@SpringBootTest
@AutoConfigureMockMvc
@AutoConfigureFakeClerk
class AppTest {
  @Autowired MockMvc mvc;
  @Autowired FakeClerk fake;

  @Test
  void aUserIsGreeted() throws Exception {
    assertEquals(401, mvc.perform(get("/hello")).andReturn().getResponse().getStatus());

    String token = fake.sessionToken(fake.addUser("ada@example.com")).sign();
    String greeting = mvc.perform(get("/hello").header("Authorization", "Bearer " + token))
        .andReturn().getResponse().getContentAsString();
    System.out.println(greeting);
    assertEquals("Hello ada@example.com", greeting);
  }
}
