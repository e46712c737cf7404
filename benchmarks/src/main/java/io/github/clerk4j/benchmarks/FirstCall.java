package io.github.clerk4j.benchmarks;

import java.io.IOException;

/** A program that asks for one user, says so, and stays until its input ends. */
final class FirstCall {
  private FirstCall() {}

  public static void main(String[] args) throws IOException {
    String name = Contender.of(args[0], args[1]).firstName("user_1");
    System.out.println(name);
    var unused = System.in.read();
    System.exit(0); // whatever threads are left
  }
}
