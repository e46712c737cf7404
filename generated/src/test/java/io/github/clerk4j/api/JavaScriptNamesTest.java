package io.github.clerk4j.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The methods of Clerk's JavaScript backend client have the same service and name here. */
class JavaScriptNamesTest {
  private static final String FRAMEWORKS_ONLY =
      "Serves the keyless mode of Clerk's JavaScript frameworks during development.";

  /** The methods that are missing, and the reason for each. */
  private static final Map<String, String> EXCEPTIONS =
      Map.ofEntries(
          entry(
              "__experimental_accountlessApplications.createAccountlessApplication",
              FRAMEWORKS_ONLY),
          entry(
              "__experimental_accountlessApplications.completeAccountlessApplicationOnboarding",
              FRAMEWORKS_ONLY),
          entry("domains.deleteDomain", "A second name of domains.delete in JavaScript."),
          entry(
              "sessions.verifySession",
              "Asks Clerk whether a session token is valid, which TokenVerifier finds out itself."));

  @ParameterizedTest
  @ValueSource(classes = {ClerkServices.class, AsyncClerkServices.class})
  void everyMethodOfTheJavaScriptClientIsHereOrIsAnException(Class<?> services) {
    Set<String> missing = javaScript();
    missing.removeAll(java(services));

    assertThat(missing).containsExactlyInAnyOrderElementsOf(EXCEPTIONS.keySet());
  }

  @Test
  void theListIsCompleteAndTheExceptionsAreFew() {
    assertThat(javaScript()).hasSize(192);
    assertThat(EXCEPTIONS).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "organizations.createOrganizationInvitation",
        "m2m.verify",
        "instance.get",
        "jwtTemplates.list",
        "users.removePassword",
        "users.verifyTOTP"
      })
  void namesThatOnceDifferedAreTheSame(String name) {
    assertThat(javaScript()).contains(name);
    assertThat(java(ClerkServices.class)).contains(name);
  }

  @Test
  void namesAreComparedLetterByLetter() {
    assertThat(java(ClerkServices.class)).doesNotContain("users.verifyTotp", "users.verify_totp");
  }

  private static Set<String> javaScript() {
    try (InputStream list =
        Objects.requireNonNull(
            JavaScriptNamesTest.class.getResourceAsStream("javascript-methods.tsv"))) {
      return new String(list.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.replace('\t', '.'))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> java(Class<?> services) {
    return publicMethods(services)
        .flatMap(
            service ->
                publicMethods(service.getReturnType())
                    .map(method -> service.getName() + "." + method.getName()))
        .collect(Collectors.toSet());
  }

  private static Stream<Method> publicMethods(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()));
  }
}
