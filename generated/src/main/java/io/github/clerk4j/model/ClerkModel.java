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
 * <p>Nothing that Clerk sent is lost on the way, and a later version of this library can read it. A
 * time that a builder sets is written in milliseconds, or in seconds for a few members, and finer
 * parts are cut. Numbers below 1e11 are read as seconds. Times from 1966-10-31 to 1973-03-03 are
 * therefore read back from milliseconds as others, except for 1970-01-01T00:00:00Z.
 *
 * <p>Models are not {@code Serializable}, because Java's serialization would write private metadata
 * and secrets without being asked to.
 */
public interface ClerkModel {}
