package io.github.clerk4j.testing;

import java.util.List;

/** The plan of a user or organization, with its features. */
record Subscription(List<String> plans, List<String> features) {
  static final Subscription NONE = new Subscription(List.of(), List.of());
}
