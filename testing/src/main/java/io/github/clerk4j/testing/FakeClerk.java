package io.github.clerk4j.testing;

import static io.github.clerk4j.testing.Arguments.notNull;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Clerk instance in this JVM. It stores users, sessions, organizations and JWT templates, serves
 * the Backend API over HTTP on loopback, and signs real tokens.
 *
 * <p>An application under test needs only {@link #apiUrl()} and {@link #secretKey()}. The test and
 * the application see the same state. A method throws {@code IllegalArgumentException} if an
 * argument is wrong, or Clerk would return an error. It checks requests against the description of
 * the Backend API. The few operations without state respond with samples, and say so once in the
 * log. All threads are daemons. Thread-safe.
 *
 * <p>After {@link #close()}, methods throw {@code IllegalStateException}. Only {@link #requests()},
 * {@link #clock()} and {@link Webhooks#deliveries()} still return what they have.
 */
public final class FakeClerk extends FakeClerkState implements AutoCloseable {
  private FakeClerk(InstanceOptions options) {
    super(new Instance(options));
  }

  /**
   * Starts an empty development instance on any free port, with a clock that ticks.
   *
   * @throws java.io.UncheckedIOException if it cannot listen
   */
  public static FakeClerk start() {
    return builder().start();
  }

  /** Returns a builder, to set the clock, the port and the kind of instance. */
  public static Builder builder() {
    return new Builder();
  }

  /** Adds the users, organizations and JWT templates of a file; see {@link InstanceData}. */
  void load(String json) {
    Instance it = open();
    new InstanceData(it.store, it.users, it.organizations, it.templates).add(json);
  }

  /** Returns the browsers, to sign them in and out. */
  public Browsers browsers() {
    return instance().browsers;
  }

  /** Returns the API keys, M2M tokens and OAuth access tokens. */
  public MachineTokens machineTokens() {
    return instance().machineTokens;
  }

  /** Returns the webhooks: delivered by themselves, or for the test to pass on. */
  public Webhooks webhooks() {
    return instance().webhooks;
  }

  /** Returns the faults that last: rate limits, outages, slowness and drift. */
  public Faults faults() {
    return instance().faults;
  }

  /** Rotates the keys: new tokens are signed with a new key. The key set keeps the previous one. */
  public void rotateKeys() {
    Store store = instance().store;
    store.locked(
        () -> {
          store.keys.rotate();
          return store;
        });
  }

  /** Returns the latest 1000 requests, oldest first. */
  public List<ReceivedRequest> requests() {
    return instance().log.all();
  }

  /** Clears the requests. */
  public void clearRequests() {
    open().log.clear();
  }

  /**
   * Enqueues responses for the next requests, one each, whatever their path and key.
   *
   * @throws IllegalArgumentException if there are none
   */
  public void enqueue(FakeResponse... responses) {
    open().stubs.enqueue(responses);
  }

  /**
   * Stubs the response to all requests of a method and path. The last stub for a request counts.
   *
   * @param method the method in upper case
   * @param path the path without {@code /v1}, such as {@code /users/{user_id}}; a segment in braces
   *     matches any segment
   * @throws IllegalArgumentException if neither the Backend API nor the fake's Frontend API has the
   *     operation; see {@link #stubOther}
   */
  public void stub(String method, String path, FakeResponse response) {
    open().stubs.stub(method, path, response);
  }

  /**
   * Stubs the response to requests that this version of the fake does not know, such as those of a
   * newer Backend API, or others of the Frontend API. The parameters are those of {@link #stub}.
   *
   * @throws IllegalArgumentException if the method or path is malformed
   */
  public void stubOther(String method, String path, FakeResponse response) {
    open().stubs.stubOther(method, path, response);
  }

  /** Removes all responses of {@code enqueue} and {@code stub}. */
  public void resetResponses() {
    open().stubs.clear();
  }

  /** Stops the instance for good. Has no effect the second time. */
  @Override
  public void close() {
    instance().close();
  }

  @Override
  public String toString() {
    return "FakeClerk[" + instance().server.url() + "]";
  }

  /** A builder of instances. Builders with the same settings are equal. Not thread-safe. */
  public static final class Builder {
    private @Nullable FakeClock clock = InstanceOptions.DEFAULT.clock();
    private int port = InstanceOptions.DEFAULT.port();
    private boolean production = InstanceOptions.DEFAULT.production();
    private String frontendApi = InstanceOptions.DEFAULT.frontendApi();
    private @Nullable String authorizedParty = InstanceOptions.DEFAULT.authorizedParty();
    private Seed seed = InstanceOptions.DEFAULT.seed();
    private Duration sessionLifetime = InstanceOptions.DEFAULT.sessionLifetime();
    private Duration inactivityTimeout = InstanceOptions.DEFAULT.inactivityTimeout();

    private Builder() {}

    /** Sets the clock. Defaults to one of its own that ticks. */
    public Builder clock(FakeClock clock) {
      this.clock = notNull("clock", clock);
      return this;
    }

    /** Sets the port on 127.0.0.1. Defaults to 0, which means any free port. */
    public Builder port(int port) {
      this.port = Arguments.between("port", port, 0, 65_535);
      return this;
    }

    /** Makes a production instance, with live keys and without {@code createSession}. */
    public Builder production() {
      this.production = true;
      return this;
    }

    /** Sets the host in the issuer and publishable key. Defaults to {@code clerk.fake.test}. */
    public Builder frontendApi(String host) {
      if (!notNull("host", host).matches("[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*(:\\d{1,5})?")) {
        throw new IllegalArgumentException(
            "host must be a host, such as clerk.example.com: " + host);
      }
      this.frontendApi = host;
      return this;
    }

    /**
     * Sets the {@code azp} claim of tokens, such as {@code https://app.example.com}. Defaults to
     * none.
     */
    public Builder authorizedParty(String origin) {
      this.authorizedParty = Arguments.origin("origin", origin);
      return this;
    }

    /**
     * Derives the keys of the instance from a text, so that an instance that is started again has
     * the same ones. Rotated keys are new. Everybody who knows the text can sign tokens.
     */
    public Builder seed(String text) {
      this.seed = new Seed(notNull("text", text));
      return this;
    }

    /**
     * Sets the time after which a session expires, however active it is. Defaults to 7 days, like
     * Clerk's.
     */
    public Builder sessionLifetime(Duration time) {
      this.sessionLifetime = Arguments.positive("time", time);
      return this;
    }

    /** Sets the time without activity after which a session is abandoned. Defaults to 30 days. */
    public Builder inactivityTimeout(Duration time) {
      this.inactivityTimeout = Arguments.positive("time", time);
      return this;
    }

    /**
     * Starts the instance.
     *
     * @throws java.io.UncheckedIOException if it cannot listen
     */
    public FakeClerk start() {
      return new FakeClerk(options());
    }

    private InstanceOptions options() {
      return new InstanceOptions(
          clock,
          port,
          production,
          frontendApi,
          authorizedParty,
          seed,
          sessionLifetime,
          inactivityTimeout);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Builder builder && options().equals(builder.options());
    }

    @Override
    public int hashCode() {
      return options().hashCode();
    }
  }
}
