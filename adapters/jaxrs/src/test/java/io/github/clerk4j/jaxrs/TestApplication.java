package io.github.clerk4j.jaxrs;

import jakarta.ws.rs.core.Application;
import java.util.Set;

/** An application of classes and instances, as every implementation takes it. */
class TestApplication extends Application {
  private final Set<Class<?>> classes;
  private final Set<Object> instances;

  TestApplication(Set<Class<?>> classes, Object... instances) {
    this.classes = classes;
    this.instances = Set.of(instances);
  }

  @Override
  public Set<Class<?>> getClasses() {
    return classes;
  }

  @Override
  @SuppressWarnings("deprecation") // the one way of the standard to pass instances
  public Set<Object> getSingletons() {
    return instances;
  }
}
