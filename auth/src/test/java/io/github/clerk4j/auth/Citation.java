package io.github.clerk4j.auth;

/**
 * A row or a decision that a test names.
 *
 * @param section such as {@code 2.6}; of a decision, {@code decision}
 * @param row the row's name, with the case after it; empty for the section as such
 */
record Citation(String section, String row) {
  private static final String DECISION = "decision";

  static Citation ofDecision(String number) {
    return new Citation(DECISION, number);
  }

  boolean isDecision() {
    return section.equals(DECISION);
  }

  @Override
  public String toString() {
    return section + " " + row;
  }
}
