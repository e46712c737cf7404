package io.github.clerk4j.spring;

import io.github.clerk4j.ClerkConfigurationException;
import io.github.clerk4j.testing.FakeClerk;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * A fake Clerk instance with a sign-in page for local work, if {@code clerk.dev.enabled} is true.
 * The application does not start with it in a profile {@code prod} or {@code production}, or with
 * the key of a production instance.
 */
@AutoConfiguration(before = ClerkAutoConfiguration.class)
@ConditionalOnProperty("clerk.dev.enabled")
@EnableConfigurationProperties(ClerkProperties.class)
public final class ClerkDevAutoConfiguration {
  private static final Logger LOG = LoggerFactory.getLogger("io.github.clerk4j.spring");

  /** The instance. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(FakeClerk.class)
  static class Fake {
    @Bean
    @ConditionalOnMissingBean
    FakeClerk fakeClerk(ClerkProperties properties, Environment environment) {
      if (environment.acceptsProfiles(Profiles.of("prod | production"))) {
        throw new ClerkConfigurationException(
            "clerk.dev.enabled must not be true in the profiles prod and production: anybody could"
                + " sign in");
      }
      refuseLive("clerk.secret-key", "sk_live_", properties.secretKey());
      refuseLive("clerk.publishable-key", "pk_live_", properties.publishableKey());
      refuseLive("CLERK_SECRET_KEY", "sk_live_", environment.getProperty("CLERK_SECRET_KEY"));
      FakeClerk fake = FakeClerk.builder().port(properties.dev().port()).start();
      properties.dev().users().forEach(fake::addUser);
      LOG.warn(
          "clerk.dev.enabled is true: a fake Clerk replaces the real one, and everybody can sign in"
              + " at {} as one of {}. This is for local work only.",
          fake.signInUrl(),
          properties.dev().users());
      return fake;
    }

    /** An instance with users, and with the keys of production, is not the place for this. */
    private static void refuseLive(String setting, String prefix, @Nullable String key) {
      if (key != null && key.strip().startsWith(prefix)) {
        throw new ClerkConfigurationException(
            "clerk.dev.enabled must not be true with the key of a production instance in "
                + setting
                + " ("
                + prefix
                + "...): anybody could sign in. Remove one of the two");
      }
    }

    @Bean
    @ConditionalOnMissingBean(ClerkConnectionDetails.class)
    FakeClerkConnectionDetails fakeClerkConnectionDetails(
        FakeClerk fake, ClerkProperties properties) {
      return new FakeClerkConnectionDetails(fake, properties);
    }
  }

  /** An application that lacks the class. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnMissingClass("io.github.clerk4j.testing.FakeClerk")
  static class Missing {
    /** Fails before any other bean asks for a key. */
    @Bean
    static BeanFactoryPostProcessor clerkDevNeedsFakeClerk() {
      return beans -> {
        throw new ClerkConfigurationException(
            "clerk.dev.enabled is true, but there is no FakeClerk: add the dependency"
                + " io.github.clerk4j:clerk4j-testing");
      };
    }
  }
}
