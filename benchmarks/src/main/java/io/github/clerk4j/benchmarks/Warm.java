package io.github.clerk4j.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A benchmark of warm calls: calls per second, CPU and allocation per call. */
final class Warm {
  private static final List<String> CASES =
      List.of(
          "getUser, 1 caller",
          "getUser, 16 callers",
          "500 users, 1 caller",
          "500 users, 16 callers");

  private Warm() {}

  public static void main(String[] args) throws IOException {
    int runs = Integer.getInteger("runs", 3);
    String warmUp = Integer.getInteger("warmUpMillis", 8000).toString();
    String measure = Integer.getInteger("measureMillis", 2000).toString();
    List<Map<String, Samples>> tables = new ArrayList<>();
    CASES.forEach(each -> tables.add(new LinkedHashMap<>()));
    try (Jvm server = Jvm.server("plain")) {
      String url = server.readLine();
      for (int i = 0; i < runs; i++) {
        for (String contender : List.of("official", "bare-okhttp", "ours")) {
          try (Jvm jvm = Jvm.start(List.of(), Load.class, contender, url, warmUp, measure)) {
            for (Map<String, Samples> table : tables) {
              double[] figures =
                  Arrays.stream(jvm.readLine().split(" ", -1))
                      .mapToDouble(Double::parseDouble)
                      .toArray();
              table.computeIfAbsent(contender, any -> new Samples()).add(figures);
            }
          }
        }
      }
    }
    for (int i = 0; i < CASES.size(); i++) {
      Table.print(
          "Warm, " + CASES.get(i) + ", medians of " + runs,
          List.of("calls/s", "CPU us/call", "KB/call"),
          tables.get(i));
    }
  }
}
