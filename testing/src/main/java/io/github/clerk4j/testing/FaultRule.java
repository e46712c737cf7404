package io.github.clerk4j.testing;

import org.jspecify.annotations.Nullable;

/** A change of the responses to all requests. Thread-safe. */
interface FaultRule {
  /** Returns a response in place of the instance's own, or null to let the request pass. */
  default @Nullable FakeResponse instead(IncomingRequest request) {
    return null;
  }

  /** Returns the instance's own response, changed or not. */
  default FakeResponse change(IncomingRequest request, FakeResponse own) {
    return own;
  }

  /** Returns any response, stubbed ones too, as it is sent. */
  default FakeResponse sent(FakeResponse response) {
    return response;
  }
}
