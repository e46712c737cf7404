package io.github.clerk4j.jaxrs;

import io.github.clerk4j.scenarios.StartedApplication;
import jakarta.ws.rs.core.Application;

/** A server of an implementation. */
interface Server {
  /** Starts an application on a free port of loopback. */
  StartedApplication start(Application application) throws Exception;
}
