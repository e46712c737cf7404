package io.github.clerk4j.spring;

import org.springframework.web.server.ResponseStatusException;

/** A webhook that fails verification, with the status of the response. */
final class RejectedWebhookException extends ResponseStatusException {
  RejectedWebhookException(int status) {
    super(status, "", null);
  }
}
