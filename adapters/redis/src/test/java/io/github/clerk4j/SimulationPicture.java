package io.github.clerk4j;

import io.github.clerk4j.FleetSimulation.Figures;
import io.github.clerk4j.FleetSimulation.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** An SVG of the executed requests of simulated fleets, over the time. */
final class SimulationPicture {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 320;
  private static final int LEFT = 60;
  private static final int BOTTOM = 40;
  private static final double MOST = 12_000;

  private static final List<String> COLORS = List.of("#d62728", "#1f77b4", "#ff7f0e");
  private static final List<Scenario> SHOWN =
      List.of(Scenario.UNSHARED, Scenario.SHARED, Scenario.OUTAGE);

  private SimulationPicture() {}

  static void write(Path file, Map<Scenario, Figures> all) throws IOException {
    StringBuilder svg = new StringBuilder();
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" \
        font-size="12">
        <rect width="100%%" height="100%%" fill="white"/>
        """
            .formatted(LEFT + WIDTH + 20, HEIGHT + BOTTOM + 20));
    for (int i = 0; i <= 4; i++) {
      double executed = MOST * i / 4;
      double second = 30.0 * i;
      svg.append(text(LEFT - 6, y(executed) + 4, "end", "%,.0f".formatted(executed)));
      svg.append(text(x(second), HEIGHT + 30, "middle", "%.0f s".formatted(second)));
      svg.append(
          "<path d=\"M%d %.1fH%d\" stroke=\"#ddd\"/>\n".formatted(LEFT, y(executed), LEFT + WIDTH));
    }
    svg.append(line("#999", "M%.1f %.1fL%.1f %.1f".formatted(x(0), y(0), x(120), y(MOST))));
    svg.append(text(x(2), 24, "start", "Requests that Clerk executed; grey: the limit"));
    for (int i = 0; i < SHOWN.size(); i++) {
      Scenario each = SHOWN.get(i);
      svg.append(line(COLORS.get(i), path(Objects.requireNonNull(all.get(each)).bySecond())));
      svg.append(
          "<text x=\"%.1f\" y=\"%d\" fill=\"%s\">%s</text>\n"
              .formatted(x(2), 44 + 18 * i, COLORS.get(i), each.text));
    }
    Files.writeString(file, svg.append("</svg>\n"));
  }

  private static String path(List<Integer> bySecond) {
    StringBuilder path = new StringBuilder("M%.1f %.1f".formatted(x(0), y(0)));
    int sum = 0;
    for (int second = 0; second < bySecond.size() - 1; second++) {
      sum += bySecond.get(second);
      path.append("L%.1f %.1f".formatted(x(second + 1), y(sum)));
    }
    return path.toString();
  }

  private static String line(String color, String path) {
    return "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>\n"
        .formatted(path, color);
  }

  private static String text(double x, double y, String anchor, String text) {
    return "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>\n"
        .formatted(x, y, anchor, text);
  }

  private static double x(double second) {
    return LEFT + WIDTH * second / FleetSimulation.LENGTH.toSeconds();
  }

  private static double y(double executed) {
    return HEIGHT + 10 - HEIGHT * executed / MOST;
  }
}
