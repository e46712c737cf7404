package io.github.clerk4j.contract;

/** The number of operations that were tested. */
final class Tally {
  private int operations;
  private int calls;
  private int query;
  private int body;
  private int members;

  void operation() {
    operations++;
  }

  void call(Arguments arguments, int membersCompared) {
    calls++;
    query += arguments.query().size();
    body += Trees.members(arguments.body()).size();
    members += membersCompared;
  }

  @Override
  public String toString() {
    return "Contract: %d operations, %d calls, %d query parameters and %d body fields sent, %d members read"
        .formatted(operations, calls, query, body, members);
  }
}
