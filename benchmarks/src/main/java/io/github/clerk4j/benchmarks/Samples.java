package io.github.clerk4j.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** The samples of a figure. */
final class Samples {
  private final List<double[]> samples = new ArrayList<>();

  void add(double... sample) {
    samples.add(sample);
  }

  double median(int figure) {
    double[] sorted = samples.stream().mapToDouble(each -> each[figure]).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
