package io.github.clerk4j.scenarios;

import java.net.URI;

/** An application that listens on loopback. */
public interface StartedApplication {
  /** Returns the URL of its root, such as {@code http://127.0.0.1:49152}. */
  URI url();

  /** Stops it. */
  void stop() throws Exception;
}
