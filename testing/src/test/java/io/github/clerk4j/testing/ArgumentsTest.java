package io.github.clerk4j.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.model.CreatedMachine;
import io.github.clerk4j.model.Organization;
import io.github.clerk4j.model.OrganizationInvitation;
import io.github.clerk4j.model.Session;
import io.github.clerk4j.model.User;
import io.github.clerk4j.testing.junit.FakeClerkExtension;
import io.github.clerk4j.testing.junit.Scope;
import io.github.clerk4j.testing.matrix.AuthorizationMatrix;
import io.github.clerk4j.testing.matrix.Persona;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Wrong arguments of all public methods: the message names the argument, the value, and the rule.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArgumentsTest {
  private static final Duration NEGATIVE = Duration.ofSeconds(-1);

  @RegisterExtension private final FakeClerkExtension extension = FakeClerkExtension.create();
  private final FakeClerk clerk = extension.fake();
  private final User ada = clerk.addUser("ada@example.com");
  private final Organization engines = clerk.addOrganization("Engines", "engines");
  private final Session session = clerk.signIn(ada);
  private final CreatedMachine machine = clerk.machineTokens().addMachine("billing");
  private final Map<Class<?>, Object> samples = samples();
  private final Map<Class<?>, Object> values = values();

  private record Mistake(String message, ThrowingCallable call) {
    @Override
    public String toString() {
      return message;
    }
  }

  private Stream<Mistake> mistakes() {
    TokenBuilder token = clerk.sessionToken(ada);
    return Stream.of(
        new Mistake("responses must not be empty", () -> clerk.enqueue()),
        new Mistake("requests must be 1 or more: 0", () -> limit(0)),
        new Mistake("requests must be 1 or more: -1", () -> limit(-1)),
        new Mistake(
            "period must be positive: PT0S", () -> clerk.faults().rateLimit(1, Duration.ZERO)),
        new Mistake("time must not be negative: PT-1S", () -> clerk.faults().latency(NEGATIVE)),
        new Mistake(
            "time must be a day at most: PT25H",
            () -> clerk.faults().latency(Duration.ofHours(25))),
        new Mistake("time must not be negative: PT-1S", () -> clerk.faults().slowBodies(NEGATIVE)),
        new Mistake("status must be from 400 to 599: 200", () -> clerk.faults().outage(200)),
        new Mistake("status must be from 200 to 599: 99", () -> FakeResponse.of(99)),
        new Mistake("time must not be negative: PT-1S", () -> FakeResponse.of(200).after(NEGATIVE)),
        new Mistake(
            "time must not be negative: PT-1S", () -> FakeResponse.of(200).slowly(NEGATIVE)),
        new Mistake(
            "name must be a header's, such as Retry-After: a b",
            () -> FakeResponse.of(200).header("a b", "c")),
        new Mistake(
            "attempts must be from 1 to 20: 0", () -> clerk.webhooks().retries(0, Duration.ZERO)),
        new Mistake(
            "firstDelay must not be negative: PT-1S", () -> clerk.webhooks().retries(1, NEGATIVE)),
        new Mistake(
            "url must be a URL of http or https: nonsense",
            () -> clerk.webhooks().deliverTo("nonsense")),
        new Mistake(
            "url must be a URL of http or https: a b", () -> clerk.webhooks().deliverTo("a b")),
        new Mistake("port must be from 0 to 65535: -1", () -> FakeClerk.builder().port(-1)),
        new Mistake(
            "host must be a host, such as clerk.example.com: https://a",
            () -> FakeClerk.builder().frontendApi("https://a")),
        new Mistake(
            "origin must be an origin, such as https://app.example.com: app",
            () -> FakeClerk.builder().authorizedParty("app")),
        new Mistake(
            "time must be positive: PT0S",
            () -> FakeClerk.builder().sessionLifetime(Duration.ZERO)),
        new Mistake("role must be like org:admin: admin", () -> token.role("admin")),
        new Mistake(
            "permissions must be like org:invoices:create: create",
            () -> token.permissions("create")),
        new Mistake(
            "algorithm must be one of [RS256, RS384, RS512, HS256, HS384, HS512, none]: ES256",
            () -> token.algorithm("ES256")),
        new Mistake(
            "step must lead to the years 1970 to 9999: PT-1000000H",
            () -> FakeClock.ticking().advance(Duration.ofHours(-1_000_000))),
        new Mistake(
            "time must be from the year 1970 to 9999: +1000000000-12-31T23:59:59.999999999Z",
            () -> FakeClock.ticking().set(Instant.MAX)),
        new Mistake("id must not be blank: \" \"", () -> clerk.userWithId(" ")),
        new Mistake("plan must not be blank: \"\"", () -> clerk.subscribe(ada, "")),
        new Mistake("emailAddresses must not contain null", () -> clerk.addUser(new String[1])),
        new Mistake("personas must not be empty", () -> matrix().personas()),
        new Mistake("role must be like org:admin: admin", () -> Persona.user("a", "admin")),
        new Mistake(
            "baseUrl must be an absolute URL without a query, such as http://localhost:8080: a b",
            () -> AuthorizationMatrix.of(clerk, "a b")));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsNamed(Mistake mistake) {
    assertThatThrownBy(mistake.call())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(mistake.message());
  }

  @Test
  void aRoleOrPermissionOfAMemberIsChecked() {
    assertThatThrownBy(() -> clerk.addMember(engines, ada, "admin"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("A role is like org:admin: admin");
  }

  @Test
  void whatATestAddsIsCheckedLikeARequest() {
    assertThatThrownBy(() -> clerk.addUser(u -> u.put("shoe_size", 42)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("shoe_size is no parameter of this request");
    assertThatThrownBy(() -> clerk.machineTokens().addMachine("m".repeat(256)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("name can't have more than 255 characters");
  }

  @Test
  void whatAnotherInstanceHasIsUnknown() {
    try (FakeClerk other = FakeClerk.start()) {
      User bob = other.addUser("bob@example.com");

      assertThatThrownBy(() -> clerk.subscribe(bob, "pro"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("There is no user " + bob.id());
    }
  }

  @Test
  void anEmptyBodyCanBeTamperedWith() {
    assertThat(clerk.webhooks().sign("").tampered().body()).hasSize(1);
  }

  /** Passes null for each parameter of each public method that does not allow it. */
  @Test
  void nullIsRejectedByItsName() throws ReflectiveOperationException {
    List<String> faults = new ArrayList<>();
    int checked = 0;
    for (Class<?> type : samples.keySet()) {
      for (Method each : type.getMethods()) {
        boolean own = each.getDeclaringClass().getName().startsWith("io.github.clerk4j.testing.");
        if (own && !each.isBridge() && !isOfJUnit(each)) {
          checked += checkNulls(type, each, faults);
        }
      }
    }

    assertThat(faults).isEmpty();
    assertThat(checked).isGreaterThan(100);
  }

  private int checkNulls(Class<?> type, Method method, List<String> faults)
      throws ReflectiveOperationException {
    int checked = 0;
    for (int i = 0; i < method.getParameterCount(); i++) {
      Class<?> parameter = method.getParameterTypes()[i];
      boolean nullable = method.getAnnotatedParameterTypes()[i].isAnnotationPresent(Nullable.class);
      if (!parameter.isPrimitive() && !nullable && !method.getName().equals("equals")) {
        checked++;
        Object[] arguments = arguments(method);
        arguments[i] = null;
        faults.addAll(faults(type, method, i, arguments));
      }
    }
    return checked;
  }

  private List<String> faults(Class<?> type, Method method, int index, Object[] arguments)
      throws IllegalAccessException {
    String name = type.getSimpleName() + "." + method.getName() + " #" + index;
    Object receiver = Modifier.isStatic(method.getModifiers()) ? null : samples.get(type);
    try {
      method.invoke(receiver, arguments);
      return List.of(name + " accepts null");
    } catch (InvocationTargetException e) {
      Throwable thrown = Objects.requireNonNull(e.getCause());
      String message = String.valueOf(thrown.getMessage());
      return thrown instanceof IllegalArgumentException && message.endsWith(" must not be null")
          ? List.of()
          : List.of(name + ": " + thrown);
    }
  }

  private Object[] arguments(Method method) {
    Object[] arguments = Stream.of(method.getParameterTypes()).map(this::sample).toArray();
    if (method.getName().matches("stub.*|route")) {
      arguments[0] = "GET";
    }
    return arguments;
  }

  private Object sample(Class<?> type) {
    if (type.isArray()) {
      return type == byte[].class ? new byte[1] : Array.newInstance(type.getComponentType(), 0);
    }
    return Objects.requireNonNull(values.get(type), type::toString);
  }

  /** Returns true for the callbacks of JUnit, which never passes null. */
  private static boolean isOfJUnit(Method method) {
    return Stream.of(method.getParameterTypes())
        .anyMatch(each -> each.getName().startsWith("org.junit."));
  }

  private Map<Class<?>, Object> samples() {
    Map<Class<?>, Object> objects = new LinkedHashMap<>();
    objects.put(FakeClerk.class, clerk);
    objects.put(FakeClerk.Builder.class, FakeClerk.builder());
    objects.put(FakeClock.class, FakeClock.ticking());
    objects.put(FakeResponse.class, FakeResponse.of(200));
    objects.put(Faults.class, clerk.faults());
    objects.put(Browsers.class, clerk.browsers());
    objects.put(MachineTokens.class, clerk.machineTokens());
    objects.put(Webhooks.class, clerk.webhooks());
    objects.put(SignedWebhook.class, clerk.webhooks().sign("{}"));
    objects.put(TokenBuilder.class, clerk.sessionToken(ada));
    objects.put(ReceivedRequest.class, new ReceivedRequest("GET", "/", null, Map.of(), "", 200));
    objects.put(AuthorizationMatrix.class, matrix());
    objects.put(Persona.class, Persona.user("ada"));
    objects.put(FakeClerkExtension.class, FakeClerkExtension.create());
    objects.put(FakeClerkExtension.Builder.class, FakeClerkExtension.builder());
    return objects;
  }

  private Map<Class<?>, Object> values() {
    Map<Class<?>, Object> values = new LinkedHashMap<>(samples);
    values.put(String.class, "org:admin");
    values.put(int.class, 400);
    values.put(long.class, 1L);
    values.put(User.class, ada);
    values.put(Organization.class, engines);
    values.put(Session.class, session);
    values.put(CreatedMachine.class, machine);
    values.put(OrganizationInvitation.class, clerk.addInvitation(engines, next(), "org:member"));
    values.put(Duration.class, Duration.ofSeconds(1));
    values.put(Instant.class, Instant.now());
    values.put(ZoneId.class, ZoneOffset.UTC);
    values.put(KeyPair.class, keys());
    values.put(Map.class, Map.of());
    values.put(Object.class, "text");
    values.put(Consumer.class, (Consumer<Object>) each -> {});
    values.put(Function.class, (Function<Object, Object>) each -> each);
    values.put(BiFunction.class, (BiFunction<Object, Object, Object>) (a, b) -> a);
    values.put(Class.class, FakeClerk.class);
    values.put(Runnable.class, (Runnable) () -> {});
    values.put(Iterable.class, List.of());
    values.put(Path.class, Path.of("."));
    values.put(Scope.class, Scope.TEST);
    return values;
  }

  private String next() {
    return RandomText.id("a").toLowerCase(java.util.Locale.ROOT) + "@example.com";
  }

  private static KeyPair keys() {
    try {
      return KeyPairGenerator.getInstance("RSA").generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private AuthorizationMatrix matrix() {
    return AuthorizationMatrix.of(clerk, "http://localhost:1");
  }

  private Fault limit(int requests) {
    return clerk.faults().rateLimit(requests, Duration.ofSeconds(1));
  }
}
