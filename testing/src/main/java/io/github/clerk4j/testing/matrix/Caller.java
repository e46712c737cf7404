package io.github.clerk4j.testing.matrix;

import java.util.Map;

/** A persona with its facts in the fake, whose tokens are new at each request. */
interface Caller {
  /** Returns the headers of a program, which sends a bearer token. */
  Map<String, String> program();

  /**
   * Returns the headers of a browser, which sends cookies; or of a program if it has no browser.
   */
  default Map<String, String> browser() {
    return program();
  }
}
