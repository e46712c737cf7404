package io.github.clerk4j.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clerk4j.api.Upload;
import io.github.clerk4j.model.OpenEnum;
import io.github.clerk4j.model.Params;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** One of the Java methods for an operation. */
record JavaOperation(Object service, Method method) {
  static final String UPLOADED = "PNG, as it were";

  /** All methods that an operation has; one at least. */
  static List<JavaOperation> all(Object client, Operation operation) {
    Object service = service(client, operation.tag());
    List<JavaOperation> all =
        Stream.of(service.getClass().getMethods())
            .filter(each -> each.getName().equals(operation.id()))
            .map(each -> new JavaOperation(service, each))
            .toList();
    if (all.isEmpty()) {
      throw new AssertionError(
          service.getClass().getSimpleName() + " has no method for " + operation);
    }
    return all;
  }

  private static Object service(Object client, String tag) {
    for (Method each : client.getClass().getMethods()) {
      if (each.getParameterCount() == 0 && Names.same(each.getName(), tag)) {
        return invoke(each, client);
      }
    }
    throw new AssertionError(
        client.getClass().getSimpleName() + " has no method for the tag " + tag);
  }

  /** Returns the operations of a client's services, such as {@code users.getUser}. */
  static Set<String> names(Class<?> services) {
    Set<String> names = new TreeSet<>();
    for (Method service : services.getDeclaredMethods()) {
      if (service.getName().equals("raw")) {
        continue; // for operations that nobody has described
      }
      Stream.of(service.getReturnType().getDeclaredMethods())
          .filter(each -> Modifier.isPublic(each.getModifiers()))
          .forEach(each -> names.add(Names.plain(service.getName()) + "." + each.getName()));
    }
    return names;
  }

  /** Returns true if the arguments have params, or a lambda for them. */
  boolean takesFields() {
    return Stream.of(method.getParameterTypes())
        .anyMatch(each -> Params.class.isAssignableFrom(each) || each == Consumer.class);
  }

  /** Returns true if each part of a form has a parameter, and each parameter a part. */
  boolean takesPartsOf(Arguments arguments) {
    return method.getParameterCount() == arguments.path().size() + arguments.body().size();
  }

  /** Returns the type of the method's result, or of its future's. */
  @Nullable Object call(Arguments arguments) {
    Object[] values =
        Stream.of(method.getParameters()).map(each -> value(each, arguments)).toArray();
    Object answer = invoke(method, service, values);
    return answer instanceof CompletableFuture<?> future ? future.join() : answer;
  }

  private static @Nullable Object value(Parameter parameter, Arguments arguments) {
    if (Params.class.isAssignableFrom(parameter.getType())) {
      return params(parameter.getType(), arguments.fields());
    } else if (parameter.getType() == Consumer.class) {
      return (Consumer<Object>) builder -> fill(builder, arguments.fields());
    } else if (parameter.getType() == Upload.class) {
      return Upload.of(UPLOADED.getBytes(UTF_8), "a.png", "image/png");
    }
    if (parameter.getParameterizedType() instanceof ParameterizedType list) {
      return items((Class<?>) list.getActualTypeArguments()[0], arguments.body());
    }
    String text = arguments.positional(parameter.getName());
    return text != null && OpenEnum.class.isAssignableFrom(parameter.getType())
        ? invoke(method(parameter.getType(), "of"), null, text)
        : text;
  }

  private static Method method(Class<?> type, String name) {
    try {
      return type.getMethod(name, String.class);
    } catch (NoSuchMethodException e) {
      throw new LinkageError(type.getName(), e);
    }
  }

  private static List<Object> items(Class<?> type, JsonNode items) {
    return StreamSupport.stream(items.spliterator(), false)
        .map(each -> params(type, each))
        .toList();
  }

  private static Object params(Class<?> type, JsonNode fields) {
    try {
      return Filler.build(type, fields);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("cannot make " + type.getName(), e);
    }
  }

  private static void fill(Object builder, JsonNode fields) {
    try {
      Filler.fill(builder, fields);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("cannot fill " + builder.getClass().getName(), e);
    }
  }

  private static @Nullable Object invoke(
      Method method, @Nullable Object on, @Nullable Object... arguments) {
    try {
      return method.invoke(on, arguments);
    } catch (InvocationTargetException e) {
      throw new AssertionError(method + " failed", e.getCause());
    } catch (IllegalAccessException e) {
      throw new AssertionError(method + " cannot be called", e);
    }
  }

  @Override
  public String toString() {
    return method.toString();
  }
}
