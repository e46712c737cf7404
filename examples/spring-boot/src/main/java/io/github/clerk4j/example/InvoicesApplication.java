package io.github.clerk4j.example;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * An application that starts with a fake Clerk. Open {@code http://localhost:8080}, and sign in as
 * one of two users.
 */
@SpringBootApplication
public class InvoicesApplication {
  /** Starts the application. */
  public static void main(String[] args) {
    SpringApplication.run(InvoicesApplication.class, args);
  }
}
