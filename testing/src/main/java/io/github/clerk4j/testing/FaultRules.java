package io.github.clerk4j.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The faults of an instance that last. Thread-safe. */
final class FaultRules implements FaultRule {
  private final List<FaultRule> rules = new CopyOnWriteArrayList<>();

  void add(FaultRule rule) {
    rules.add(rule);
  }

  void remove(FaultRule rule) {
    rules.remove(rule);
  }

  @Override
  public @Nullable FakeResponse instead(IncomingRequest request) {
    for (FaultRule each : rules) {
      FakeResponse response = each.instead(request);
      if (response != null) {
        return response;
      }
    }
    return null;
  }

  @Override
  public FakeResponse change(IncomingRequest request, FakeResponse own) {
    FakeResponse changed = own;
    for (FaultRule each : rules) {
      changed = each.change(request, changed);
    }
    return changed;
  }

  @Override
  public FakeResponse sent(FakeResponse response) {
    FakeResponse sent = response;
    for (FaultRule each : rules) {
      sent = each.sent(sent);
    }
    return sent;
  }
}
