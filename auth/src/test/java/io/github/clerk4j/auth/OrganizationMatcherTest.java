package io.github.clerk4j.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.token.TestClaims;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which organization a path is about, and whether that is another one than the active one. */
class OrganizationMatcherTest {
  private static final OrganizationMatcher SYNC =
      new OrganizationMatcher(
          List.of("/orgs/:slug", "/orgs/:slug/(.*)", "/by-id/:id", "/both/:id/:slug", "/all/:any"),
          List.of("/me", "/me/(.*)", "/orgs/:slug", "/all/(.*)"));

  @ParameterizedTest(name = "2.10 {0}: {1}, active: {2}")
  @CsvSource(
      nullValues = "-",
      value = {
        // row, URL, active organization, target
        "another slug,                      /orgs/other,         org_1, other",
        "the active slug,                   /orgs/acme,          org_1, -",
        "none active,                       /orgs/acme,          -,     acme",
        "another pattern,                   /orgs/other/x/y,     org_1, other",
        "another id,                        /by-id/org_2,        org_1, org_2",
        "the active id,                     /by-id/org_1,        org_1, -",
        "the id before the slug,            /both/org_2/acme,    org_1, org_2",
        "the id before the slug,            /both/org_1/other,   org_1, -",
        "organizations before personal,     /orgs/other,         -,     other",
        "personal,                          /me,                 org_1, ''",
        "personal,                          /me/settings,        org_1, ''",
        "personal,                          /me,                 -,     -",
        "neither id nor slug is personal,   /all/x,              org_1, ''",
        "neither,                           /elsewhere,          org_1, -",
        "with a query,                      /orgs/other?x=/me,   org_1, other",
        "encoded,                           /orgs/a%20b,         org_1, a%20b",
      })
  void theTargetIsWhatThePathIsAbout(
      String row, String url, @Nullable String active, @Nullable String target) {
    Map<String, Object> claims =
        active == null
            ? Map.of("sub", "user_1")
            : Map.of("sub", "user_1", "org_id", active, "org_slug", "acme");
    RequestUrl requested = RequestUrl.at("https://app.example.com", url);
    assertThat(SYNC.target(requested, TestClaims.of(claims))).as(row).isEqualTo(target);
  }
}
