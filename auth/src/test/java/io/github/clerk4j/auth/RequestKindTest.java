package io.github.clerk4j.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether a page, a server action or a program asks. */
class RequestKindTest {
  @ParameterizedTest(name = "3.1 {0}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        // row | headers | kind
        "page: a document           | Sec-Fetch-Dest: document | PAGE",
        "page: a frame              | sec-fetch-dest: iframe | PAGE",
        "page: HTML                 | Accept: text/html,application/xhtml+xml | PAGE",
        "page: HTML, not first      | Accept: application/json, Text/HTML;q=0.5 | PAGE",
        "page: navigation           | Next-Url: /a | PAGE",
        "page: navigation by RSC    | Next-Url: /a; RSC: 1; Accept: */* | PAGE",
        "page: Pages Router         | X-Nextjs-Data: 1; Accept: application/json | PAGE",
        "page before server action  | Next-Url: /a; Next-Action: 1; Accept: text/html | PAGE",
        "server action: component   | Next-Url: /a; Accept: text/x-component | SERVER_ACTION",
        "server action: form        | Next-Url: /a; Content-Type: multipart/form-data; | SERVER_ACTION",
        "server action: its id      | Next-Url: /a; Next-Action: 1 | SERVER_ACTION",
        "API: an action without URL | Next-Action: 1; Accept: text/x-component | API",
        "API: a form                | Content-Type: multipart/form-data; boundary=x | API",
        "API: fetch                 | Sec-Fetch-Dest: empty; Accept: */* | API",
        "API: a picture             | Sec-Fetch-Dest: image | API",
        "API: nothing               | - | API",
      })
  void tableOfKinds(String row, String headers, RequestKind kind) {
    Map<String, List<String>> lines = new LinkedHashMap<>();
    if (headers != null) {
      Arrays.stream(headers.split("; "))
          .map(line -> line.split(": ", 2))
          .forEach(line -> lines.put(line[0], List.of(line.length == 1 ? "" : line[1])));
    }
    assertThat(RequestKind.of(ClerkRequest.of("POST", URI.create("/"), lines))).isEqualTo(kind);
  }
}
