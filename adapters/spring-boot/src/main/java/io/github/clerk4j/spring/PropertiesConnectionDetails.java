package io.github.clerk4j.spring;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The instance that the properties name. */
final class PropertiesConnectionDetails implements ClerkConnectionDetails {
  private final ClerkProperties properties;

  PropertiesConnectionDetails(ClerkProperties properties) {
    this.properties = properties;
  }

  @Override
  public @Nullable String secretKey() {
    return properties.secretKey();
  }

  @Override
  public @Nullable String publishableKey() {
    return properties.publishableKey();
  }

  @Override
  public @Nullable String jwtKey() {
    return properties.jwtKey();
  }

  @Override
  public @Nullable String apiUrl() {
    return properties.apiUrl();
  }

  @Override
  public @Nullable String proxyUrl() {
    return properties.proxyUrl();
  }

  @Override
  public @Nullable String frontendApiUrl() {
    return properties.frontendApiProxy().frontendApiUrl();
  }

  @Override
  public @Nullable String signInUrl() {
    return properties.signInUrl();
  }

  @Override
  public List<String> authorizedParties() {
    return properties.authorizedParties();
  }

  @Override
  public List<String> webhookSigningSecrets() {
    return properties.webhookSigningSecret();
  }
}
