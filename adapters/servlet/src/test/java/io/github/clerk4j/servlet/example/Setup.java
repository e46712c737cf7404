package io.github.clerk4j.servlet.example;

import static io.github.clerk4j.ClerkClient.clerkClient;
import static io.github.clerk4j.auth.Requirement.role;
import static io.github.clerk4j.webhook.WebhookVerifier.webhookVerifier;

import io.github.clerk4j.auth.RequestAuthenticator;
import io.github.clerk4j.model.WebhookEvent.UserCreated;
import io.github.clerk4j.servlet.ClerkFilter;
import io.github.clerk4j.servlet.WebhookServlet;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

@WebListener
public class Setup implements ServletContextListener {
  @Override
  public void contextInitialized(ServletContextEvent event) {
    ServletContext context = event.getServletContext();
    ClerkFilter.builder(
            RequestAuthenticator.builder(clerkClient())
                .authorizedParties("https://app.example.com")
                .build())
        .protect("/account/*")
        .protect("/admin/*", role("org:admin"))
        .permitAll("/account/help")
        .build()
        .addTo(context);
    context
        .addServlet(
            "webhooks",
            new WebhookServlet(
                webhookVerifier(),
                (webhook, messageId) -> {
                  if (webhook instanceof UserCreated created) {
                    System.out.println(created.data().id());
                  }
                }))
        .addMapping("/webhooks/clerk");
  }
}
