package io.github.clerk4j.spring;

import io.github.clerk4j.ClerkConfigurationException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** A description of a wrong setting in place of a stack trace, if an application cannot start. */
final class ClerkFailureAnalyzer extends AbstractFailureAnalyzer<ClerkConfigurationException> {
  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, ClerkConfigurationException cause) {
    return new FailureAnalysis(
        "Clerk is not configured correctly: " + cause.getMessage(),
        "Set the property, such as clerk.secret-key, in application.properties, or the environment"
            + " variable, such as CLERK_SECRET_KEY. For local work without a key, add"
            + " clerk4j-testing and set clerk.dev.enabled=true.",
        cause);
  }
}
