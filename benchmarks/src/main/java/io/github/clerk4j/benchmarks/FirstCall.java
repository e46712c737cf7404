package io.github.clerk4j.benchmarks;

import java.io.IOException;

/** A program that gets one user, prints a line, and runs until its input ends. */
final class FirstCall {
  private FirstCall() {}

  public static void main(String[] args) throws IOException {
    String name = Contender.of(args[0], args[1]).firstName("user_1");
    System.out.println(name);
    var unused = System.in.read();
    System.exit(0); // even if threads are left
  }
}
