package io.github.clerk4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The ten rows of the README, against all the cases that {@link FaultMatrixTest} runs. */
class FaultTableTest {
  private static final Path CASES = Path.of("FAULTS.md");

  private final FaultTable table;

  FaultTableTest() throws IOException {
    table = FaultTable.read();
  }

  @Test
  void everyCaseEndsAsItsRowSays() throws IOException {
    List<List<String>> cases =
        Files.readAllLines(CASES).stream()
            .filter(line -> line.startsWith("| ") && !line.startsWith("| fault |"))
            .map(FaultTable::cells)
            .toList();
    assertThat(cases).hasSize(2 * Fault.values().length);
    for (List<String> each : cases) {
      assertThat(table.rowsFor(each.get(0), each.get(1).equals("GET")))
          .as("%s", each)
          .singleElement()
          .satisfies(
              row -> {
                assertThat(row.once()).isEqualTo(FaultTable.general(each.get(2)));
                assertThat(row.everyTime()).isEqualTo(FaultTable.general(each.get(3)));
              });
    }
  }

  @Test
  void aFaultStandsInTheTableUnderItsName() {
    List<String> names = Stream.of(Fault.values()).map(fault -> fault.name).toList();
    assertThat(table.rows()).hasSize(10);
    assertThat(table.rows()).allSatisfy(row -> assertThat(names).containsAll(row.faults()));
  }
}
