package io.github.clerk4j.benchmarks;

/** A way to call Clerk. Thread-safe. */
interface Contender {
  String SECRET_KEY = "sk_test_benchmark";

  /** Returns the first name of a user. */
  String firstName(String userId);

  /** Returns the number of users in a list of this length. */
  int users(int limit);

  void createOrganization(String name);

  /** Returns a contender; the classes of the others are not loaded. */
  static Contender of(String name, String url) {
    return switch (name) {
      case "official" -> new Official(url);
      case "bare-jdk" -> new BareJdk(url);
      case "bare-okhttp" -> new BareOkHttp(url);
      case "ours" -> new Ours(url);
      default -> throw new IllegalArgumentException("no such contender: " + name);
    };
  }
}
