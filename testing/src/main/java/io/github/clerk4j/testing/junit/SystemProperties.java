package io.github.clerk4j.testing.junit;

import io.github.clerk4j.testing.FakeClerk;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** The settings of one fake as system properties, until {@link #restore()}. */
final class SystemProperties {
  private static final Namespace NAMESPACE = Namespace.create(SystemProperties.class);

  private final AtomicReference<@Nullable String> owner;
  private final Map<String, @Nullable String> former = new HashMap<>();

  private SystemProperties(AtomicReference<@Nullable String> owner) {
    this.owner = owner;
  }

  /**
   * Sets the properties.
   *
   * @throws ExtensionConfigurationException if those of another fake are set
   */
  static SystemProperties set(FakeClerk fake, ExtensionContext context) {
    AtomicReference<@Nullable String> owner = owner(context);
    String name = context.getRequiredTestClass().getName();
    String other = owner.compareAndExchange(null, name);
    if (other != null) {
      throw new ExtensionConfigurationException(
          "systemProperties must be those of one FakeClerk at a time, but "
              + name
              + " runs beside "
              + other
              + ": add @ResourceLock(Resources.SYSTEM_PROPERTIES) to both, or pass fake.environment()");
    }
    SystemProperties properties = new SystemProperties(owner);
    fake.environment()
        .forEach((key, value) -> properties.former.put(key, System.setProperty(key, value)));
    return properties;
  }

  void restore() {
    former.forEach(
        (key, value) -> {
          if (value == null) {
            System.clearProperty(key);
          } else {
            System.setProperty(key, value);
          }
        });
    owner.set(null);
  }

  /** Returns the class whose properties are set, or null; one reference in a run. */
  @SuppressWarnings({"deprecation", "unchecked"}) // the successor is not in JUnit 5
  private static AtomicReference<@Nullable String> owner(ExtensionContext context) {
    return (AtomicReference<@Nullable String>)
        Objects.requireNonNull(
            context
                .getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent("owner", key -> new AtomicReference<@Nullable String>()));
  }
}
