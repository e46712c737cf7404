package io.github.clerk4j.testing.junit;

import io.github.clerk4j.testing.FakeClerk;
import io.github.clerk4j.testing.ReceivedRequest;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The place in a fake's requests at which a test began.
 *
 * @param last the last request before it, or null if there was none
 */
record RequestMark(FakeClerk fake, @Nullable ReceivedRequest last) {
  static RequestMark of(FakeClerk fake) {
    List<ReceivedRequest> all = fake.requests();
    return new RequestMark(fake, all.isEmpty() ? null : all.get(all.size() - 1));
  }

  /** Returns the requests since then, a line each, without query, headers and body. */
  String report(String test) {
    List<ReceivedRequest> since = since();
    String title = "Requests to " + fake + " during " + test;
    return since.isEmpty()
        ? title + ": none"
        : since.stream()
            .map(each -> "\n  " + each)
            .collect(Collectors.joining("", title + ":", ""));
  }

  /** Returns all requests if the log was cleared in between, or is full. */
  @SuppressWarnings("ReferenceEquality") // equal requests are different ones
  private List<ReceivedRequest> since() {
    List<ReceivedRequest> all = fake.requests();
    for (int i = all.size() - 1; i >= 0; i--) {
      if (all.get(i) == last) {
        return all.subList(i + 1, all.size());
      }
    }
    return all;
  }
}
