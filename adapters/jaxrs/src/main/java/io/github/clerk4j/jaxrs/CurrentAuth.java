package io.github.clerk4j.jaxrs;

import io.github.clerk4j.auth.Auth;
import java.util.function.Supplier;

/**
 * The caller of the current request, for fields and constructors.
 *
 * <pre>{@code
 * @Path("/invoices")
 * public class Invoices {
 *   @Context CurrentAuth caller;
 *
 *   @GET
 *   public String list() {
 *     return "Invoices of " + caller.get().protect().userId();
 *   }
 * }
 * }</pre>
 *
 * <p>It can be kept by resources that live for one request or forever, as each call asks for the
 * request of its thread. {@code @Context Auth} is for parameters of resource methods only: a
 * resource is made before its request is authenticated. Thread-safe.
 */
public interface CurrentAuth extends Supplier<Auth> {
  /**
   * Returns the auth object of the request that this thread handles.
   *
   * @throws IllegalStateException if the thread handles none, such as one that completes a response
   *     later, or the request is not authenticated yet
   */
  @Override
  Auth get();
}
