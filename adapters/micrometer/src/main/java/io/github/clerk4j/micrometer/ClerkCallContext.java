package io.github.clerk4j.micrometer;

import io.github.clerk4j.CallListener;
import io.github.clerk4j.CallObserver;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/** The context of the observation of a call, for conventions and handlers. */
public final class ClerkCallContext extends Observation.Context {
  private final CallListener.Call call;
  private volatile CallObserver.@Nullable Result result;

  ClerkCallContext(CallListener.Call call) {
    this.call = call;
  }

  /** Returns the call. */
  public CallListener.Call call() {
    return call;
  }

  /** Returns the result, or null while the call runs. */
  public CallObserver.@Nullable Result result() {
    return result;
  }

  void setResult(CallObserver.Result result) {
    this.result = result;
  }
}
