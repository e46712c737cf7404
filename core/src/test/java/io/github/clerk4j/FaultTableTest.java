package io.github.clerk4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The shape of the README's table; {@link FaultMatrixTest} checks the outcomes in it. */
class FaultTableTest {
  private final FaultTable table;

  FaultTableTest() throws IOException {
    table = FaultTable.read();
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void theTableHasOneRowForEachFaultAndKindOfMethod(Fault fault) {
    assertThat(table.rowsFor(fault.name, true)).hasSize(1);
    assertThat(table.rowsFor(fault.name, false)).hasSize(1);
  }

  @Test
  void theTableHasNoUnknownFaults() {
    List<String> names = Stream.of(Fault.values()).map(fault -> fault.name).toList();
    assertThat(table.rows()).isNotEmpty();
    assertThat(table.rows()).allSatisfy(row -> assertThat(names).containsAll(row.faults()));
  }
}
