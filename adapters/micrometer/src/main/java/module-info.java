/** Metrics and traces of calls, authentication and webhooks with Micrometer. */
@SuppressWarnings({"module", "requires-automatic", "requires-transitive-automatic"})
module io.github.clerk4j.micrometer {
  requires transitive io.github.clerk4j.auth;
  requires transitive micrometer.commons;
  requires transitive micrometer.core;
  requires transitive micrometer.observation;

  exports io.github.clerk4j.micrometer;
}
