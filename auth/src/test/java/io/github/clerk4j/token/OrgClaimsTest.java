package io.github.clerk4j.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Permissions as tokens of version 2 pack them: by place in the whole list of features, lowest bit
 * first.
 */
class OrgClaimsTest {
  @ParameterizedTest(name = "1.3 fea={0} per={1} fpm={2}")
  @CsvSource(
      delimiter = '|',
      value = {
        // fea | per | fpm | permissions
        "o:dashboard,o:teams     | manage,read | 3,2   | org:dashboard:manage org:dashboard:read org:teams:read",
        "o:dash,o:teams,u:chat   | manage,read | 3,2,0 | org:dash:manage org:dash:read org:teams:read",
        "u:chat,o:dash,o:teams   | manage,read | 0,3,2 | org:dash:manage org:dash:read org:teams:read",
        "u:chat,o:dash,o:teams   | manage,read | 3,2   | org:dash:read",
        "uo:dash                 | read        | 1     | org:dash:read",
        "o:dash                  | read        | 4294967297 | org:dash:read",
        "o:dash                  | read        | 340282366920938463463374607431768211457 | org:dash:read",
        "o:dash                  | read        | 2     | ''",
        "o:dash                  | read        | x     | ''",
        "o:dash                  | read        | -1    | ''",
        "o:dash                  | read        | '1,x' | ''",
        "dash                    | read        | 1     | ''",
        "foo:dash                | read        | 1     | ''",
        "bot:dash                | read        | 1     | ''",
        "oo:dash                 | read        | 1     | ''",
        "organization:dash       | read        | 1     | ''",
        "org:dash                | read        | 1     | ''",
        "O:dash                  | read        | 1     | ''",
        "foo:dash,o:teams        | read        | 1,1   | org:teams:read",
        "ou:dash                 | read        | 1     | org:dash:read",
        "o:                      | read        | 1     | ''",
        "o:a                     | ''          | 1     | ''",
        "o:a                     | read        | ''    | ''",
        "o:a                     | ' '         | 1     | ''",
        "o:a                     | ',write'    | 3     | org:a:write",
        "o:a,o:b                 | read        | '1,'  | ''",
        "' o:dash , o:teams '    | ' a , b '   | ' 1 , 2 ' | org:dash:a org:teams:b",
      })
  void permissionsAreUnpacked(String fea, String per, String fpm, String expected) {
    List<String> permissions = OrgClaims.of(claims(fea, per, fpm)).permissions();
    assertThat(String.join(" ", permissions)).isEqualTo(expected);
  }

  @Test
  void whatIsMissingOrOfAnotherTypeGrantsNothing() {
    assertThat(OrgClaims.of(claims(null, "read", "1")).permissions()).isEmpty();
    assertThat(OrgClaims.of(claims("o:dash", null, "1")).permissions()).isEmpty();
    assertThat(OrgClaims.of(claims("o:dash", 5L, "1")).permissions()).isEmpty();
    assertThat(OrgClaims.of(claims("o:dash", "read", List.of(1L))).permissions()).isEmpty();
    assertThat(OrgClaims.of(Map.of("v", 2L, "o", "org_1")).id()).isNull();
    assertThat(OrgClaims.of(Map.of("v", 2L)).id()).isNull();
  }

  @Test
  void anEmptyRoleIsNone() {
    assertThat(OrgClaims.of(Map.of("v", 2L, "o", Map.of("id", "org_1", "rol", ""))).role())
        .isNull();
  }

  @Test
  void aVersionOtherThanTwoIsReadAsVersionOne() {
    Map<String, Object> claims =
        Map.of(
            "org_id", "org_1", "org_role", "org:admin", "org_permissions", List.of("org:a:b", 5L));
    OrgClaims org = OrgClaims.of(claims);
    assertThat(org.id()).isEqualTo("org_1");
    assertThat(org.role()).isEqualTo("org:admin");
    assertThat(org.permissions()).containsExactly("org:a:b");
  }

  private static Map<String, Object> claims(
      @Nullable Object fea, @Nullable Object per, @Nullable Object fpm) {
    Map<String, Object> org = new LinkedHashMap<>(Map.of("id", "org_1", "rol", "admin"));
    org.put("per", per);
    org.put("fpm", fpm);
    Map<String, Object> claims = new LinkedHashMap<>(Map.of("v", 2L, "o", org));
    claims.put("fea", fea);
    return claims;
  }
}
