package io.github.clerk4j.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SupportedTest {
  private static final Path PAGE = Path.of("SUPPORTED.md");

  @Test
  void thePageListsEveryOperationAsItIs() throws IOException {
    if (System.getProperty("clerk4j.rewrite") != null) {
      Files.writeString(PAGE, Supported.page());
    }

    assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
        .as("mvn test -pl testing -Dtest=SupportedTest -Dclerk4j.rewrite writes the page again")
        .isEqualTo(Supported.page());
  }
}
