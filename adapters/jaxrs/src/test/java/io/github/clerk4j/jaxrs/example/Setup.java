package io.github.clerk4j.jaxrs.example;

import static io.github.clerk4j.ClerkClient.clerkClient;
import static io.github.clerk4j.webhook.WebhookVerifier.webhookVerifier;

import io.github.clerk4j.auth.RequestAuthenticator;
import io.github.clerk4j.jaxrs.ClerkFeature;
import io.github.clerk4j.jaxrs.WebhookReader;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;

@Provider
public class Setup implements Feature {
  @Override
  public boolean configure(FeatureContext context) {
    context.register(
        ClerkFeature.of(
            RequestAuthenticator.builder(clerkClient())
                .authorizedParties("https://app.example.com")
                .build()));
    context.register(WebhookReader.of(webhookVerifier()));
    return true;
  }
}
