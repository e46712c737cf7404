package io.github.clerk4j.model;

/**
 * A value that Clerk sends: a record such as {@link User}, or a {@link WebhookEvent}. Immutable and
 * thread-safe.
 *
 * <p>{@link Json} converts models to Clerk's JSON and back. That JSON is also the form in which to
 * cache a model:
 *
 * <pre>{@code
 * cache.put(user.id(), Json.write(user));
 * User cached = Json.read(User.class, cache.get(id));
 * }</pre>
 *
 * <p>Nothing is lost on the way, and a later version of this library can read it. Models are not
 * {@code Serializable}, because Java's serialization would write private metadata and secrets
 * without being asked to.
 */
public interface ClerkModel {}
