package io.github.clerk4j.auth;

/**
 * A text for one match of a regular expression, which can be read so many times and no more. Some
 * expressions take time that grows exponentially with the text. Not thread-safe.
 */
final class BoundedText implements CharSequence {
  /** Ends a match that takes too long. */
  @SuppressWarnings("serial") // is never serialised
  static final class TooManySteps extends RuntimeException {
    private TooManySteps() {
      super("a match takes too many steps", null, false, false);
    }
  }

  private final String text;
  private int stepsLeft;

  BoundedText(String text, int steps) {
    this.text = text;
    this.stepsLeft = steps;
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    if (stepsLeft-- <= 0) {
      throw new TooManySteps();
    }
    return text.charAt(index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
