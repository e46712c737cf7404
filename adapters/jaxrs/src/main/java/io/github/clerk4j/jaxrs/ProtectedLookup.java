package io.github.clerk4j.jaxrs;

import java.lang.reflect.Method;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A search for {@link Protected}, also where Java does not inherit annotations. */
final class ProtectedLookup {
  private ProtectedLookup() {}

  /** Returns the annotation of a method, else of its class; null if there is none. */
  static @Nullable Protected find(Class<?> resource, Method method) {
    Protected found = ofMethod(resource, method);
    return found == null ? ofType(resource) : found;
  }

  /** Searches the class, then the classes and interfaces above. */
  private static @Nullable Protected ofMethod(@Nullable Class<?> type, Method method) {
    if (type == null) {
      return null;
    }
    Protected found = declared(type, method);
    if (found == null) {
      found = ofMethod(type.getSuperclass(), method);
    }
    for (Class<?> each : type.getInterfaces()) {
      if (found == null) {
        found = ofMethod(each, method);
      }
    }
    return found;
  }

  /** A method with type variables has other parameters above: any that it can override counts. */
  private static @Nullable Protected declared(Class<?> type, Method method) {
    Protected found = null;
    for (Method each : type.getDeclaredMethods()) {
      if (each.getName().equals(method.getName())
          && each.getParameterCount() == method.getParameterCount()) {
        Protected here = each.getAnnotation(Protected.class);
        if (Arrays.equals(each.getParameterTypes(), method.getParameterTypes())) {
          return here;
        }
        found = here != null && overrides(method, each) ? here : found;
      }
    }
    return found;
  }

  private static boolean overrides(Method method, Method above) {
    Class<?>[] parameters = method.getParameterTypes();
    Class<?>[] parametersAbove = above.getParameterTypes();
    for (int i = 0; i < parameters.length; i++) {
      if (!parametersAbove[i].isAssignableFrom(parameters[i])) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Protected ofType(@Nullable Class<?> type) {
    if (type == null) {
      return null;
    }
    Protected found = type.getAnnotation(Protected.class);
    if (found == null) {
      found = ofType(type.getSuperclass());
    }
    for (Class<?> each : type.getInterfaces()) {
      if (found == null) {
        found = ofType(each);
      }
    }
    return found;
  }
}
