package io.github.clerk4j.nativeimage;

import java.io.InputStream;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.net.URL;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;

/**
 * The reflective methods of the JDK, each with a record of its use. {@link RecordingClassLoader}
 * redirects calls to the method here that has the same name and parameters, preceded by the
 * receiver and followed by the call site.
 */
@SuppressWarnings({"unused", "NullAway"}) // called by the code that is recorded
public final class Reflection {
  private static final Set<String> ACCESSES = new ConcurrentSkipListSet<>();
  private static final Set<String> SITES = new ConcurrentSkipListSet<>();

  private Reflection() {}

  /** Returns the accesses so far, such as {@code "type java.lang.String"}. */
  static Set<String> accesses() {
    return ACCESSES;
  }

  /** Returns the calls so far, such as {@code "io.github.clerk4j.A.method: forName"}. */
  static Set<String> sites() {
    return SITES;
  }

  /** Finds the method that stands for one of the JDK, or null. */
  static @Nullable Method replacement(String owner, String name, String descriptor) {
    for (Method each : Reflection.class.getDeclaredMethods()) {
      if (each.getName().equals(name) && describes(each, owner, descriptor)) {
        return each;
      }
    }
    return null;
  }

  private static boolean describes(Method method, String owner, String descriptor) {
    Class<?>[] types = method.getParameterTypes();
    if (types.length == 0 || types[types.length - 1] != String.class) {
      return false;
    }
    MethodType all = MethodType.methodType(method.getReturnType(), types);
    MethodType parameters = all.dropParameterTypes(types.length - 1, types.length);
    boolean isStatic = method.isAnnotationPresent(StaticOf.class);
    Class<?> of = isStatic ? method.getAnnotation(StaticOf.class).value() : types[0];
    MethodType called = isStatic ? parameters : parameters.dropParameterTypes(0, 1);
    return of.getName().replace('.', '/').equals(owner)
        && called.toMethodDescriptorString().equals(descriptor);
  }

  @StaticOf(Class.class)
  public static Class<?> forName(String name, String site) throws ClassNotFoundException {
    return forName(name, true, RecordingClassLoader.current(), site);
  }

  @StaticOf(Class.class)
  public static Class<?> forName(String name, boolean initialize, ClassLoader loader, String site)
      throws ClassNotFoundException {
    SITES.add(site);
    Class<?> found = Class.forName(name, initialize, loader); // an absent class needs no metadata
    return record("type", found, found, site);
  }

  public static Class<?> loadClass(ClassLoader loader, String name, String site)
      throws ClassNotFoundException {
    SITES.add(site);
    Class<?> found = loader.loadClass(name);
    return record("type", found, found, site);
  }

  @StaticOf(Proxy.class)
  public static Object newProxyInstance(
      ClassLoader loader, Class<?>[] interfaces, InvocationHandler handler, String site) {
    Object proxy = Proxy.newProxyInstance(loader, interfaces, handler);
    return record("proxy", interfaces[0], proxy, site);
  }

  @StaticOf(Array.class)
  public static Object newInstance(Class<?> type, int length, String site) {
    SITES.add(site);
    Object array = Array.newInstance(type, length); // images always have arrays of primitives
    return type.isPrimitive() ? array : record("type", type.arrayType(), array, site);
  }

  @SuppressWarnings({"ClassNewInstance", "deprecation"}) // what JJWT calls
  public static Object newInstance(Class<?> type, String site)
      throws InstantiationException, IllegalAccessException {
    return record("constructors", type, type.newInstance(), site);
  }

  public static Method[] getDeclaredMethods(Class<?> type, String site) {
    return record("methods", type, type.getDeclaredMethods(), site);
  }

  public static Method[] getMethods(Class<?> type, String site) {
    return record("methods", type, type.getMethods(), site);
  }

  public static Method getDeclaredMethod(
      Class<?> type, String name, Class<?>[] parameters, String site) throws NoSuchMethodException {
    return record("methods", type, type.getDeclaredMethod(name, parameters), site);
  }

  public static Method getMethod(Class<?> type, String name, Class<?>[] parameters, String site)
      throws NoSuchMethodException {
    return record("methods", type, type.getMethod(name, parameters), site);
  }

  public static Constructor<?>[] getDeclaredConstructors(Class<?> type, String site) {
    return record("constructors", type, type.getDeclaredConstructors(), site);
  }

  public static Constructor<?> getDeclaredConstructor(
      Class<?> type, Class<?>[] parameters, String site) throws NoSuchMethodException {
    return record("constructors", type, type.getDeclaredConstructor(parameters), site);
  }

  public static Constructor<?> getConstructor(Class<?> type, Class<?>[] parameters, String site)
      throws NoSuchMethodException {
    return record("constructors", type, type.getConstructor(parameters), site);
  }

  public static Field[] getDeclaredFields(Class<?> type, String site) {
    return record("fields", type, type.getDeclaredFields(), site);
  }

  public static Field getDeclaredField(Class<?> type, String name, String site)
      throws NoSuchFieldException {
    return record("fields", type, type.getDeclaredField(name), site);
  }

  public static Field getField(Class<?> type, String name, String site)
      throws NoSuchFieldException {
    return record("fields", type, type.getField(name), site);
  }

  public static RecordComponent[] getRecordComponents(Class<?> type, String site) {
    return record("components", type, type.getRecordComponents(), site);
  }

  public static InputStream getResourceAsStream(Class<?> type, String name, String site) {
    String path =
        name.startsWith("/")
            ? name.substring(1)
            : type.getPackageName().replace('.', '/') + "/" + name;
    return resource(path, type.getResourceAsStream(name), site);
  }

  public static URL getResource(Class<?> type, String name, String site) {
    String path =
        name.startsWith("/")
            ? name.substring(1)
            : type.getPackageName().replace('.', '/') + "/" + name;
    return resource(path, type.getResource(name), site);
  }

  public static InputStream getResourceAsStream(ClassLoader loader, String name, String site) {
    return resource(name, loader.getResourceAsStream(name), site);
  }

  public static URL getResource(ClassLoader loader, String name, String site) {
    return resource(name, loader.getResource(name), site);
  }

  private static <T> T resource(String path, T found, String site) {
    SITES.add(site);
    if (found != null) {
      ACCESSES.add("resource " + path);
    }
    return found;
  }

  private static <T> T record(String kind, Class<?> type, T result, String site) {
    SITES.add(site);
    ACCESSES.add(kind + " " + type.getTypeName());
    return result;
  }
}
