package io.github.clerk4j.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The state of an instance, oldest first. Its users hold its monitor. */
final class Store {
  final FakeClock clock;
  final Seed seed;
  final SigningKeys keys;
  final String instanceId;
  final String issuer;
  final boolean production;
  final @Nullable String authorizedParty;
  final Duration sessionLifetime;
  final Duration inactivityTimeout;

  private final List<Map<String, Resource>> collections = new ArrayList<>();

  /** The changes of all collections. */
  final ResourceChanges changes = new ResourceChanges(collections);

  final Map<String, Resource> users = collection();
  final Map<String, Resource> organizations = collection();
  final Map<String, Resource> memberships = collection();
  final Map<String, Resource> invitations = collection();
  final Map<String, Resource> sessions = collection();
  final Map<String, Resource> templates = collection();

  /** The active organization of each user by the user's id, or null for the personal account. */
  final Map<String, @Nullable String> lastOrganizations = new HashMap<>();

  /** The plans by the id of a user or organization. */
  final Map<String, Subscription> subscriptions = new HashMap<>();

  final Map<String, Resource> machines = collection();
  final Map<String, Resource> apiKeys = collection();
  final Map<String, Resource> m2mTokens = collection();
  final Map<String, Resource> oauthTokens = collection();

  /** The permissions that a test gave to single members, by the id of the membership. */
  final Map<String, List<String>> grantedPermissions = new HashMap<>();

  private final Map<String, Map<String, Resource>> others = new HashMap<>();
  private final Set<String> filled = new HashSet<>();

  final Map<String, Browser> browsers = new HashMap<>();

  /** The id of the session in which new browsers are signed in. */
  @Nullable String sessionOfNewBrowsers;

  /** The cookies to set by nonce; a nonce works once. */
  final Map<String, List<String>> handshakes = new HashMap<>();

  /** The id of the session by refresh token. */
  final Map<String, String> refreshTokens = new HashMap<>();

  /** Passwords, keys and tokens, by the id of their resource, which never shows them. */
  final Map<String, String> secrets = new HashMap<>();

  /** The secrets that were replaced but still work. */
  final Map<String, Former> formerSecrets = new HashMap<>();

  /** The resource of a secret that was replaced, and the end of its time in Unix milliseconds. */
  record Former(String id, long until) {}

  private volatile boolean closed;

  Store(InstanceOptions options) {
    this.clock = options.clock() == null ? FakeClock.ticking() : options.clock();
    this.seed = options.seed();
    this.keys = new SigningKeys(seed);
    this.instanceId = seed.id("ins_", "instance");
    this.issuer = "https://" + options.frontendApi();
    this.production = options.production();
    this.authorizedParty = options.authorizedParty();
    this.sessionLifetime = options.sessionLifetime();
    this.inactivityTimeout = options.inactivityTimeout();
  }

  void close() {
    closed = true;
  }

  /**
   * Checks a call of a test.
   *
   * @throws IllegalStateException if the instance is closed
   */
  void checkOpen() {
    if (closed) {
      throw new IllegalStateException("FakeClerk is closed");
    }
  }

  /** Returns the resources of a schema that has no map of its own here, by id. */
  Map<String, Resource> kept(String schema) {
    return others.computeIfAbsent(schema, each -> collection());
  }

  /** Runs an action the first time, which adds what every new instance has. It is no change. */
  void fillOnce(String what, Runnable action) {
    if (filled.add(what)) {
      changes.unpublished(action);
    }
  }

  /** Runs an action that adds several resources, or adds none of them if it throws. */
  <T> T allOrNothing(Map<String, Resource> kept, Supplier<T> action) {
    Map<String, Resource> before = new LinkedHashMap<>(kept);
    try {
      return action.get();
    } catch (ApiError e) {
      kept.keySet().retainAll(before.keySet());
      throw e;
    }
  }

  /** Runs an action under the monitor, and publishes the changes that it made. */
  <T> T changing(Supplier<T> action) {
    synchronized (this) {
      Sessions.endOverdue(this);
      try {
        return action.get();
      } finally {
        changes.publish();
      }
    }
  }

  /**
   * Runs an action of a test; see {@link #changing}.
   *
   * @throws IllegalStateException if the instance is closed
   * @throws IllegalArgumentException if Clerk would return an error
   */
  <T> T locked(Supplier<T> action) {
    checkOpen();
    try {
      return changing(action);
    } catch (ApiError e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** Deletes the keys and tokens of a user, organization or machine, which verify no longer. */
  void deleteCredentials(String owner) {
    deleteCredentials(
        each -> owner.equals(each.get("subject")) || owner.equals(each.get("user_id")));
  }

  /** Deletes the keys and tokens that are such. */
  void deleteCredentials(Predicate<Resource> such) {
    for (Map<String, Resource> each :
        List.of(apiKeys, m2mTokens, oauthTokens, kept("SignInToken"), kept("ActorToken"))) {
      secrets.keySet().removeAll(each.values().stream().filter(such).map(Resource::id).toList());
      each.values().removeIf(such);
    }
  }

  /** Returns a new collection, whose changes are published. */
  private Map<String, Resource> collection() {
    Map<String, Resource> collection = new LinkedHashMap<>();
    collections.add(collection);
    return collection;
  }

  /** Returns the common part of all keys of the instance. */
  String environment() {
    return production ? "live_" : "test_";
  }

  String publishableKey() {
    String host = issuer.substring("https://".length()) + "$";
    return "pk_"
        + environment()
        + Base64.getEncoder().withoutPadding().encodeToString(host.getBytes(UTF_8));
  }

  /** Returns the time in Unix milliseconds. */
  long now() {
    return clock.millis();
  }

  Resource user(String id) {
    return found(users, "user", id);
  }

  Resource session(String id) {
    return found(sessions, "session", id);
  }

  Resource organization(String id) {
    return found(organizations, "organization", id);
  }

  Resource template(String id) {
    return found(templates, "JWT template", id);
  }

  Resource machine(String id) {
    return found(machines, "machine", id);
  }

  /** Returns the resource of a secret, or null. */
  @Nullable Resource bySecret(Map<String, Resource> resources, String secret) {
    Former former = formerSecrets.get(secret);
    if (former != null) {
      return former.until() > now() ? resources.get(former.id()) : null;
    }
    return resources.values().stream()
        .filter(each -> secret.equals(secrets.get(each.id())))
        .findFirst()
        .orElse(null);
  }

  Resource templateNamed(String name) {
    return templates.values().stream()
        .filter(each -> name.equals(each.text("name")))
        .findFirst()
        .orElseThrow(() -> ApiError.notFound("JWT template", name));
  }

  List<Resource> membershipsOf(String userId) {
    return newestFirst(memberships).stream()
        .filter(each -> userId.equals(each.map("public_user_data").get("user_id")))
        .toList();
  }

  @Nullable Resource membership(String userId, String organizationId) {
    return membershipsOf(userId).stream()
        .filter(each -> organizationId.equals(each.map("organization").get("id")))
        .findFirst()
        .orElse(null);
  }

  Subscription subscription(String id) {
    return Objects.requireNonNullElse(subscriptions.get(id), Subscription.NONE);
  }

  static List<Resource> newestFirst(Map<String, Resource> resources) {
    List<Resource> all = new ArrayList<>(resources.values());
    Collections.reverse(all);
    return all;
  }

  static Resource deleted(Resource resource) {
    return new Resource()
        .with("id", resource.id())
        .with("object", resource.text("object"))
        .with("deleted", true);
  }

  static Resource found(Map<String, Resource> resources, String kind, String id) {
    Resource resource = resources.get(id);
    if (resource == null) {
      throw ApiError.notFound(kind, id);
    }
    return resource;
  }
}
