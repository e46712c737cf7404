package io.github.clerk4j.auth;

import static io.github.clerk4j.auth.Requirement.feature;
import static io.github.clerk4j.auth.Requirement.permission;
import static io.github.clerk4j.auth.Requirement.plan;
import static io.github.clerk4j.auth.Requirement.reverification;
import static io.github.clerk4j.auth.Requirement.role;
import static io.github.clerk4j.auth.Requirement.scope;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.clerk4j.token.TokenType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a caller has, by what the token says. */
class HasTest {
  private static final String ADMIN =
      "{'org_id': 'org_1', 'org_role': 'org:admin', 'org_permissions': ['org:invoices:create']}";

  /**
   * Claims (those of {@link #ADMIN}, where there is an asterisk), what is asked, and the answer.
   */
  @ParameterizedTest(name = "1.4 {0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      emptyValue = "",
      value = {
        // row | claims | asked | had
        "role: equal                           | * | role org:admin | true",
        "role: asked without prefix            | * | role admin | true",
        "role: asked with two prefixes         | * | role org:org:admin | true",
        "role: claim without prefix            | {'org_id': 'o', 'org_role': 'admin'} | role org:admin | true",
        "role: another                         | * | role org:member | false",
        "role: by upper case                   | * | role org:Admin | false",
        "role: part of the name                | * | role org:adm | false",
        "role: version 2                       | {'v': 2, 'o': {'id': 'o', 'rol': 'admin'}} | role org:admin | true",
        "role: version 2 with prefix           | {'v': 2, 'o': {'id': 'o', 'rol': 'org:admin'}} | role admin | true",
        "role: no organization                 | {'org_role': 'org:admin'} | role org:admin | false",
        "role: no role                         | {'org_id': 'o'} | role org:admin | false",
        "role: no string                       | {'org_id': 'o', 'org_role': 5} | role 5 | false",
        "role: organization is no string       | {'org_id': 5, 'org_role': 'org:admin'} | role admin | false",
        "permission: equal                     | * | permission org:invoices:create | true",
        "permission: asked without prefix      | * | permission invoices:create | true",
        "permission: asked with two prefixes   | * | permission org:org:invoices:create | true",
        "permission: another                   | * | permission org:invoices:read | false",
        "permission: part of the name          | * | permission org:invoices | false",
        "permission: claim without prefix      | {'org_id': 'o', 'org_permissions': ['a:b']} | permission a:b | false",
        "permission: no organization           | {'org_permissions': ['org:a:b']} | permission org:a:b | false",
        "permission: none listed               | {'org_id': 'o'} | permission org:a:b | false",
        "permission: no list                   | {'org_id': 'o', 'org_permissions': 'org:a:b'} | permission org:a:b | false",
        "permission: no string in the list     | {'org_id': 'o', 'org_permissions': [5, null]} | permission 5 | false",
        "permission: version 2                 | {'v': 2, 'fea': 'o:inv', 'o': {'id': 'o', 'per': 'read', 'fpm': '1'}} | permission org:inv:read | true",
        "permission: version 2, malformed      | {'v': 2, 'fea': 'inv', 'o': {'id': 'o', 'per': 'read', 'fpm': '1'}} | permission org:inv:read | false",
        "feature: of the organization          | {'fea': 'o:chat'} | feature org:chat | true",
        "feature: scope o                      | {'fea': 'o:chat'} | feature o:chat | true",
        "feature: scope organization           | {'fea': 'o:chat'} | feature organization:chat | true",
        "feature: of the user                  | {'fea': 'u:chat'} | feature user:chat | true",
        "feature: scope u                      | {'fea': 'u:chat'} | feature u:chat | true",
        "feature: the user's is not the org's  | {'fea': 'u:chat'} | feature org:chat | false",
        "feature: the org's is not the user's  | {'fea': 'o:chat'} | feature user:chat | false",
        "feature: no prefix, of the org        | {'fea': 'o:chat'} | feature chat | true",
        "feature: no prefix, of the user       | {'fea': 'u:chat'} | feature chat | true",
        "feature: claim scope ou for the org   | {'fea': 'ou:chat'} | feature org:chat | true",
        "feature: claim scope ou for the user  | {'fea': 'ou:chat'} | feature user:chat | true",
        "feature: claim scope uo for the org   | {'fea': 'uo:chat'} | feature org:chat | true",
        "feature: claim scope uo for the user  | {'fea': 'uo:chat'} | feature user:chat | true",
        "feature: unknown claim scope          | {'fea': 'x:chat'} | feature chat | false",
        "feature: another prefix               | {'fea': 'o:chat,u:chat'} | feature team:chat | false",
        "feature: empty prefix                 | {'fea': 'o:chat,u:chat'} | feature :chat | false",
        "feature: prefix ou is for claims      | {'fea': 'ou:chat'} | feature ou:chat | false",
        "feature: prefix by upper case         | {'fea': 'o:chat'} | feature Org:chat | false",
        "feature: several                      | {'fea': 'o:a, u:b ,o:c'} | feature b | true",
        "feature: another                      | {'fea': 'o:a,u:b'} | feature c | false",
        "feature: nothing asked                | {'fea': 'o:,u:'} | feature org: | false",
        "feature: more than one colon          | {'fea': 'o:a'} | feature org:a:b | false",
        "feature: one without colon spoils all | {'fea': 'o:chat,chat'} | feature org:chat | false",
        "feature: no claim                     | {} | feature chat | false",
        "feature: no string                    | {'fea': ['o:chat']} | feature chat | false",
        "plan: of the organization             | {'pla': 'o:gold'} | plan org:gold | true",
        "plan: of the user                     | {'pla': 'u:gold'} | plan user:gold | true",
        "plan: no prefix                       | {'pla': 'u:gold'} | plan gold | true",
        "plan: the user's is not the org's     | {'pla': 'u:gold'} | plan org:gold | false",
        "plan: a feature is none               | {'fea': 'o:gold'} | plan gold | false",
        "plan: another prefix                  | {'pla': 'o:gold'} | plan x:gold | false",
        "plan: no string                       | {'pla': 7} | plan gold | false",
        "several: all had                      | * | role admin & permission invoices:create | true",
        "several: one of a kind lacking        | * | role admin & permission invoices:read | false",
        "several: one of another kind lacking  | * | role admin & feature chat | false",
        "several: of three kinds               | {'org_id': 'o', 'org_role': 'admin', 'fea': 'o:chat', 'fva': [1, -1]} | role admin & feature chat & strict | true",
        "several: one too old                  | {'org_id': 'o', 'org_role': 'admin', 'fea': 'o:chat', 'fva': [10, -1]} | role admin & feature chat & strict | false",
        "several: two roles                    | * | role admin & role member | false",
        "scope: of machines only               | {'scope': 'read', 'scopes': ['read'], 'scp': ['read']} | scope read | false",
        "fva: missing                          | {} | lax | false",
        "fva: null                             | {'fva': null} | lax | false",
        "fva: no list                          | {'fva': 1} | lax | false",
        "fva: one number                       | {'fva': [1]} | lax | false",
        "fva: three numbers                    | {'fva': [1, 1, 1]} | lax | false",
        "fva: no numbers                       | {'fva': ['1', '1']} | lax | false",
        "fva: a null                           | {'fva': [1, null]} | lax | false",
        "fva: below -1                         | {'fva': [1, -2]} | lax | false",
        "fva: between -1 and 0                 | {'fva': [1, -0.5]} | lax | false",
        "fva: never by either                  | {'fva': [-1, -1]} | lax | false",
        "fva: never by either, first factor    | {'fva': [-1, -1]} | first_factor 10 | false",
        "fva: beyond all numbers               | {'fva': [1, 1e999]} | first_factor 10 | false",
        "fresh: younger                        | {'fva': [9, -1]} | first_factor 10 | true",
        "fresh: just as old                    | {'fva': [10, -1]} | first_factor 10 | false",
        "fresh: older                          | {'fva': [11, -1]} | first_factor 10 | false",
        "fresh: a fraction younger             | {'fva': [9.99, -1]} | first_factor 10 | true",
        "first_factor: never                   | {'fva': [-1, 1]} | first_factor 10 | false",
        "first_factor: the second does not do  | {'fva': [11, 1]} | first_factor 10 | false",
        "first_factor: the second matters not  | {'fva': [1, 99]} | first_factor 10 | true",
        "second_factor: fresh                  | {'fva': [99, 1]} | second_factor 10 | true",
        "second_factor: old                    | {'fva': [1, 11]} | second_factor 10 | false",
        "second_factor: none, first fresh      | {'fva': [1, -1]} | second_factor 10 | true",
        "second_factor: none, first old        | {'fva': [11, -1]} | second_factor 10 | false",
        "second_factor: fresh, first never     | {'fva': [-1, 1]} | second_factor 10 | true",
        "multi_factor: both fresh              | {'fva': [1, 1]} | multi_factor 10 | true",
        "multi_factor: first old               | {'fva': [11, 1]} | multi_factor 10 | false",
        "multi_factor: second old              | {'fva': [1, 11]} | multi_factor 10 | false",
        "multi_factor: first never             | {'fva': [-1, 1]} | multi_factor 10 | false",
        "multi_factor: no second, first fresh  | {'fva': [1, -1]} | multi_factor 10 | true",
        "multi_factor: no second, first old    | {'fva': [11, -1]} | multi_factor 10 | false",
        "strict_mfa: 10 minutes                | {'fva': [9, 9]} | strict_mfa | true",
        "strict_mfa: by both                   | {'fva': [10, 9]} | strict_mfa | false",
        "strict: 10 minutes                    | {'fva': [99, 9]} | strict | true",
        "strict: by the second                 | {'fva': [0, 10]} | strict | false",
        "moderate: 60 minutes                  | {'fva': [99, 59]} | moderate | true",
        "moderate: older                       | {'fva': [0, 60]} | moderate | false",
        "lax: a day                            | {'fva': [9999, 1439]} | lax | true",
        "lax: older                            | {'fva': [0, 1440]} | lax | false",
      })
  void tableOfWhatIsHad(String row, String claims, String asked, boolean had) {
    String json = (claims.equals("*") ? ADMIN : claims).replace('\'', '"');
    Requirement[] requirements =
        Arrays.stream(asked.split(" & ")).map(HasTest::requirement).toArray(Requirement[]::new);
    assertThat(AuthObjects.session(json).has(requirements)).isEqualTo(had);
  }

  @Test
  void eachKindOfRequirementHasAMethodOfItsOwn() {
    SessionAuth user =
        AuthObjects.session(
            """
            {"org_id": "org_1", "org_role": "org:admin", "org_permissions": ["org:invoices:create"],
             "fea": "o:chat", "pla": "u:gold"}
            """);
    assertThat(user.hasRole("org:admin")).isTrue();
    assertThat(user.hasRole("org:member")).isFalse();
    assertThat(user.hasPermission("org:invoices:create")).isTrue();
    assertThat(user.hasPermission("org:invoices:read")).isFalse();
    assertThat(user.hasFeature("chat")).isTrue();
    assertThat(user.hasFeature("gold")).isFalse();
    assertThat(user.hasPlan("gold")).isTrue();
    assertThat(user.hasPlan("chat")).isFalse();
    assertThat(user.hasScope("read:users")).isFalse();
    Auth machine = AuthObjects.machine(TokenType.API_KEY, AuthObjects.context());
    assertThat(machine.hasScope("read:users")).isTrue();
    assertThat(machine.hasScope("read")).isFalse();
    assertThat(machine.hasRole("org:admin")).isFalse();
  }

  @Test
  void whoAsksForNothingGetsNothing() {
    assertThat(AuthObjects.session(ADMIN.replace('\'', '"')).has()).isFalse();
    assertThat(AuthObjects.machine(TokenType.API_KEY, AuthObjects.context()).has()).isFalse();
  }

  @Test
  void whoIsNotKnownHasNothing() {
    AuthContext context = AuthObjects.context();
    for (Auth auth :
        List.of(
            new SignedOutAuth(null, context),
            new SignedOutAuth("pending", context),
            new InvalidTokenAuth(context),
            new UnauthenticatedMachineAuth(TokenType.API_KEY, context))) {
      for (Requirement each : one()) {
        assertThat(auth.has(each)).as("%s %s", auth, each).isFalse();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(value = TokenType.class, mode = EnumSource.Mode.EXCLUDE, names = "SESSION_TOKEN")
  void machinesHaveScopesAndNothingElse(TokenType type) {
    MachineAuth auth = AuthObjects.machine(type, AuthObjects.context());
    assertThat(auth.has(scope("read:users"))).isTrue();
    assertThat(auth.has(scope("read:users"), scope("write:users"))).isTrue();
    assertThat(auth.has(scope("read:users"), scope("read:all"))).isFalse();
    assertThat(auth.has(scope("read"))).isFalse();
    for (Requirement each : one()) {
      assertThat(auth.has(each)).as("%s", each).isEqualTo(each.equals(scope("read:users")));
      assertThat(auth.has(scope("read:users"), each)).isEqualTo(each.equals(scope("read:users")));
    }
  }

  @Test
  void claimsOfAnyShapeDoNotMakeItThrow() {
    Random random = new Random(11);
    for (int i = 0; i < 20_000; i++) {
      Map<String, @Nullable Object> claims = new HashMap<>();
      for (String name : new String[] {"v", "o", "fea", "pla", "fva", "sts", "act", "org_id"}) {
        claims.put(name, anything(random, 3));
      }
      for (String name : new String[] {"org_role", "org_slug", "org_permissions"}) {
        claims.put(name, anything(random, 3));
      }
      SessionAuth auth = AuthObjects.session(claims, AuthObjects.context());
      assertThatCode(
              () -> {
                for (Requirement each : one()) {
                  auth.has(each);
                }
              })
          .as("%s", claims)
          .doesNotThrowAnyException();
    }
  }

  @Test
  void theAgeOfFactorsIsTold() {
    assertThat(AuthObjects.session("{\"fva\": [5, -1]}").factorVerificationAge())
        .isEqualTo(new FactorVerificationAge(Duration.ofMinutes(5), null));
    assertThat(AuthObjects.session("{\"fva\": [-1, 0]}").factorVerificationAge())
        .isEqualTo(new FactorVerificationAge(null, Duration.ZERO));
    assertThat(AuthObjects.session("{}").factorVerificationAge()).isNull();
  }

  private static Requirement[] one() {
    return new Requirement[] {
      role("org:admin"),
      permission("org:a:b"),
      feature("chat"),
      feature("org:chat"),
      plan("gold"),
      reverification(Reverification.LAX),
      scope("read:users")
    };
  }

  private static Requirement requirement(String asked) {
    String[] word = asked.split(" ", 2);
    return switch (word[0]) {
      case "role" -> role(word[1]);
      case "permission" -> permission(word[1]);
      case "feature" -> feature(word[1]);
      case "plan" -> plan(word[1]);
      case "scope" -> scope(word[1]);
      case "strict_mfa" -> reverification(Reverification.STRICT_MFA);
      case "strict" -> reverification(Reverification.STRICT);
      case "moderate" -> reverification(Reverification.MODERATE);
      case "lax" -> reverification(Reverification.LAX);
      default ->
          reverification(
              new Reverification(
                  Arrays.stream(Reverification.Level.values())
                      .filter(level -> level.toString().equals(word[0]))
                      .findFirst()
                      .orElseThrow(),
                  Duration.ofMinutes(Long.parseLong(word[1]))));
    };
  }

  private static @Nullable Object anything(Random random, int depth) {
    return switch (random.nextInt(depth == 0 ? 9 : 11)) {
      case 0 -> null;
      case 1 -> random.nextBoolean();
      case 2 -> (long) random.nextInt(5) - 2;
      case 3 -> random.nextDouble() * 100 - 5;
      case 4 -> BigInteger.ONE.shiftLeft(random.nextInt(3_000)).negate();
      case 5 -> new BigDecimal("1e-" + random.nextInt(400));
      case 6 -> "";
      case 7 ->
          new String[] {"o:chat", ":", ",", "o:a,,u:", "org:admin", "\ud800"}[random.nextInt(6)];
      case 8 -> "9".repeat(random.nextInt(60));
      case 9 -> {
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          list.add(anything(random, depth - 1));
        }
        yield Collections.unmodifiableList(list);
      }
      default -> {
        Map<String, @Nullable Object> map = new HashMap<>();
        for (String name : new String[] {"id", "rol", "slg", "per", "fpm", "sub"}) {
          map.put(name, anything(random, depth - 1));
        }
        yield map;
      }
    };
  }
}
