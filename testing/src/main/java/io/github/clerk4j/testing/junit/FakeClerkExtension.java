package io.github.clerk4j.testing.junit;

import io.github.clerk4j.testing.FakeClerk;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.TestAbortedException;

/**
 * A JUnit extension that starts a {@link FakeClerk} and injects it into constructors, tests and
 * lifecycle methods. It works with JUnit 5.12 and later, and with JUnit 6.
 *
 * <pre>{@code
 * @ExtendWith(FakeClerkExtension.class)
 * class AccountTest {
 *   @Test
 *   void aUserIsFound(FakeClerk fake) { ... }
 * }
 * }</pre>
 *
 * <p>The tests of a class share the fake; see {@link Scope} for others. With settings, the
 * extension is a field. In a static field of the class, it has the scope of the settings. In a
 * field of the instance, each test has its own extension, and therefore its own fake.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final FakeClerkExtension clerk = FakeClerkExtension.of(fake -> fake.production());
 * }</pre>
 *
 * <p>When a test fails, the requests that the fake received meanwhile are printed to {@code
 * System.err}, without anything secret. Tests may run in parallel. Thread-safe.
 */
public final class FakeClerkExtension
    implements BeforeAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        LifecycleMethodExecutionExceptionHandler,
        ParameterResolver {
  private static final Namespace RUN = Namespace.create(FakeClerkExtension.class);

  private final Namespace own = Namespace.create(FakeClerkExtension.class, this);
  private final Settings settings;
  private final Parameters parameters;
  private final Set<RunningFake> running = ConcurrentHashMap.newKeySet();
  private @Nullable RunningFake early;

  /** Creates an extension with the defaults of {@link Builder}. */
  public FakeClerkExtension() {
    this(new Builder());
  }

  private FakeClerkExtension(Builder builder) {
    this.settings = builder.settings();
    this.parameters = new Parameters(builder.factories);
  }

  /** Returns an extension with the defaults of {@link Builder}. */
  public static FakeClerkExtension create() {
    return new FakeClerkExtension();
  }

  /**
   * Returns an extension whose fake has other options than the defaults, such as a clock or port.
   */
  public static FakeClerkExtension of(Consumer<? super FakeClerk.Builder> options) {
    return builder().fake(options).build();
  }

  /** Returns a builder, to set the scope, the options of the fake, and more parameters. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns the fake, and starts it if necessary. Fields of a test can be made with it.
   *
   * @throws IllegalStateException if there can be several: with {@link Scope#TEST}, or while
   *     several classes share a static field; if the fake of {@link Scope#RUN} has not been started
   */
  public synchronized FakeClerk fake() {
    running.removeIf(RunningFake::isClosed);
    if (settings.scope() == Scope.TEST || running.size() > 1) {
      throw new IllegalStateException(
          "fake() must be called with one fake at a time: take it as a parameter");
    }
    if (running.isEmpty()) {
      if (settings.scope() == Scope.RUN) {
        throw new IllegalStateException(
            "fake() must be called after @BeforeAll with Scope.RUN: take it as a parameter");
      }
      early = new RunningFake(settings);
      running.add(early);
    }
    return running.iterator().next().fake();
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    if (settings.scope() != Scope.TEST) {
      running(context);
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    context.getStore(own).put(RequestMark.class, RequestMark.of(running(context).fake()));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    RequestMark mark = context.getStore(own).get(RequestMark.class, RequestMark.class);
    Throwable failure = context.getExecutionException().orElse(null);
    if (mark != null && failure != null && !(failure instanceof TestAbortedException)) {
      report(mark, context);
    }
  }

  @Override
  public void handleBeforeAllMethodExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    if (settings.scope() != Scope.TEST && !(failure instanceof TestAbortedException)) {
      report(new RequestMark(running(context).fake(), null), context);
    }
    throw failure;
  }

  private static void report(RequestMark mark, ExtensionContext context) {
    String name = context.getRequiredTestClass().getSimpleName() + " > " + context.getDisplayName();
    System.err.println(mark.report(name));
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameters.has(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    if (settings.scope() == Scope.TEST && context.getTestMethod().isEmpty()) {
      throw new ParameterResolutionException(
          "with Scope.TEST, each test has a fake, and there is none for all tests: inject it into a"
              + " test or @BeforeEach, or use Scope.CLASS");
    }
    return running(context).value(parameter.getParameter().getType(), parameters);
  }

  /** Lets a constructor get the fake of the test that it is called for. */
  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @SuppressWarnings("deprecation") // the successor is not in JUnit 5
  private RunningFake running(ExtensionContext context) {
    boolean run = settings.scope() == Scope.RUN;
    RunningFake found =
        Objects.requireNonNull(
            (run ? context.getRoot().getStore(RUN) : context.getStore(own))
                .getOrComputeIfAbsent(settings, key -> start(), RunningFake.class));
    running.add(found);
    found.publish(context);
    return found;
  }

  private synchronized RunningFake start() {
    RunningFake started = early == null ? new RunningFake(settings) : early;
    early = null;
    return started;
  }

  /**
   * A builder of extensions. Not thread-safe. Defaults:
   *
   * <ul>
   *   <li>scope: {@link Scope#CLASS}
   *   <li>system properties: not set
   *   <li>fake: that of {@link FakeClerk#start()}
   * </ul>
   */
  public static final class Builder {
    private final FakeClerk.Builder fake = FakeClerk.builder();
    private final Map<Class<?>, BiFunction<RunningFake, Parameters, ?>> factories = new HashMap<>();
    private Scope scope = Scope.CLASS;
    private boolean systemProperties;

    private Builder() {}

    /** Sets the tests that share a fake. */
    public Builder scope(Scope scope) {
      this.scope = notNull("scope", scope);
      return this;
    }

    /**
     * Sets {@link FakeClerk#environment()} as system properties while a fake runs. They are
     * restored afterwards. A second fake at the same time is an error.
     */
    public Builder systemProperties() {
      this.systemProperties = true;
      return this;
    }

    /**
     * Sets the options of the fake, such as its clock or port. The function is called at once.
     * Extensions with {@link Scope#RUN} and equal options share a fake.
     */
    public Builder fake(Consumer<? super FakeClerk.Builder> options) {
      notNull("options", options).accept(fake);
      return this;
    }

    /**
     * Adds a type of parameters, such as the application under test. A value is made once for each
     * fake, when a parameter needs it. It is closed before the fake if it is {@code AutoCloseable}.
     */
    public <T> Builder parameter(Class<T> type, Function<? super FakeClerk, ? extends T> factory) {
      notNull("type", type);
      notNull("factory", factory);
      factories.put(type, (running, all) -> factory.apply(running.fake()));
      return this;
    }

    /**
     * Same as {@link #parameter(Class, Function)}, with the value of another type.
     *
     * @throws IllegalArgumentException if that type was not added before
     */
    public <D, T> Builder parameter(
        Class<T> type,
        Class<D> dependency,
        BiFunction<? super FakeClerk, ? super D, ? extends T> factory) {
      notNull("type", type);
      notNull("dependency", dependency);
      notNull("factory", factory);
      if (type == dependency || !factories.containsKey(dependency)) {
        throw new IllegalArgumentException(
            "dependency must be another type that was added before: " + dependency.getName());
      }
      factories.put(
          type, (running, all) -> factory.apply(running.fake(), running.value(dependency, all)));
      return this;
    }

    /** Returns the extension. */
    public FakeClerkExtension build() {
      return new FakeClerkExtension(this);
    }

    private static <T> T notNull(String name, @Nullable T value) {
      if (value == null) {
        throw new IllegalArgumentException(name + " must not be null");
      }
      return value;
    }

    private Settings settings() {
      return new Settings(scope, systemProperties, fake);
    }
  }
}
