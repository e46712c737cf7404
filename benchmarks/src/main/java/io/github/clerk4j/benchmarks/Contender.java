package io.github.clerk4j.benchmarks;

/** A way to call Clerk. Safe for use by several threads. */
interface Contender {
  String SECRET_KEY = "sk_test_benchmark";

  /** The first name of a user. */
  String firstName(String userId);

  /** How many users a list of this length holds. */
  int users(int limit);

  void createOrganization(String name);

  /** One's classes are not loaded for another. */
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
