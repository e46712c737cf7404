package io.github.clerk4j.spring.example;

import static io.github.clerk4j.spring.test.ClerkCaller.clerk;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.github.clerk4j.spring.test.AutoConfigureFakeClerk;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;

@SpringBootTest
@AutoConfigureMockMvc
@AutoConfigureFakeClerk // needs io.github.clerk4j:clerk4j-testing; a FakeClerk can be injected
class InvoicesTest {
  @Autowired MockMvc mvc;

  @Test
  void aReaderSeesInvoices() throws Exception {
    mvc.perform(get("/invoices").with(clerk().user("user_1").permissions("org:invoices:read")))
        .andExpect(status().isOk());
    mvc.perform(get("/me").with(clerk().user("user_1"))).andExpect(status().isOk());
  }
}
