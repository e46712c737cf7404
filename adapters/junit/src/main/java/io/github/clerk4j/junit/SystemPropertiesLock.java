package io.github.clerk4j.junit;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.platform.commons.support.AnnotationSupport;

/** A lock that lets classes with system properties run one after the other. */
final class SystemPropertiesLock implements ResourceLocksProvider {
  @Override
  public Set<Lock> provideForClass(Class<?> testClass) {
    boolean needed =
        AnnotationSupport.findAnnotation(testClass, ClerkTest.class)
            .map(ClerkTest::systemProperties)
            .orElse(false);
    return needed
        ? Set.of(new Lock(Resources.SYSTEM_PROPERTIES, ResourceAccessMode.READ_WRITE))
        : Set.of();
  }

  @Override
  public Set<Lock> provideForNestedClass(List<Class<?>> enclosing, Class<?> testClass) {
    return provideForClass(testClass);
  }
}
