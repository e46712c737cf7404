package io.github.clerk4j.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.model.Organization;
import io.github.clerk4j.model.User;
import io.github.clerk4j.testing.junit.FakeClerkExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserListTest {
  @RegisterExtension
  private final FakeClerkExtension extension =
      FakeClerkExtension.of(it -> it.clock(FakeClock.standingAt(Instant.ofEpochMilli(1_000_000))));

  private final FakeClerk clerk = extension.fake();
  private final Backend backend = new Backend(clerk);
  private final User ada = clerk.addUser(u -> u.username("c"), "ada@example.com");
  private final User bob = clerk.addUser(u -> u.username("a"), "bob@example.org");
  private final User eve = clerk.addUser(u -> u.username("b").firstName("Eve"), "eve@example.com");

  @ParameterizedTest
  @CsvSource({
    "'', b a c",
    "?order_by=created_at, c a b",
    "?order_by=%2Busername, a b c",
    "?order_by=-username, c b a",
    "?order_by=email_address, c a b",
    "?limit=2, b a",
    "?limit=2&offset=2, c",
    "?email_address=ada@example.com&email_address=eve@example.com, b c",
    "?email_address=nobody@example.com, ''",
    "?username=a, a",
    "?query=EXAMPLE.COM, b c",
    "?query=eve, b",
    "?name_query=ev, b",
    "?email_address_query=.org, a",
    "?banned=true, ''",
    "?created_at_after=1000000, ''",
    "?created_at_before=1000001, b a c",
  })
  void aListIsFilteredSortedAndCut(String query, String usernames) {
    List<String> expected = usernames.isEmpty() ? List.of() : List.of(usernames.split(" ", -1));

    assertThat(backend.get("/v1/users" + query).each("username")).isEqualTo(expected);
  }

  @Test
  void idsAreIncludedOrExcluded() {
    String both = "?user_id=" + ada.id() + "&user_id=%2B" + bob.id();

    assertThat(backend.get("/v1/users" + both).each("username")).isEqualTo(List.of("a", "c"));
    assertThat(backend.get("/v1/users?user_id=-" + ada.id()).each("username"))
        .isEqualTo(List.of("b", "a"));
  }

  @Test
  void theMembersOfAnOrganizationAreListed() {
    Organization org = clerk.addOrganization("Org", "org");
    clerk.addMember(org, eve, "org:member");

    assertThat(backend.get("/v1/users?organization_id=" + org.id()).each("username"))
        .isEqualTo(List.of("b"));
  }

  @Test
  void aPageStartsAfterAUser() {
    assertThat(backend.get("/v1/users?starting_after=" + bob.id()).each("username"))
        .isEqualTo(List.of("c"));
  }

  @Test
  void aCountCountsTheUsersThatPassTheFilters() {
    clerk.clock().advance(Duration.ofSeconds(1));
    clerk.addUser("joe@example.com");

    assertThat(backend.get("/v1/users/count").json().get("total_count")).isEqualTo(4L);
    assertThat(backend.get("/v1/users/count?created_at_after=1000000").json().get("total_count"))
        .isEqualTo(1L);
  }

  @ParameterizedTest
  @CsvSource({"limit=0", "limit=501", "limit=x", "offset=-1", "order_by=shoe_size"})
  void malformedFiltersAreErrors(String query) {
    Backend.Reply reply = backend.get("/v1/users?" + query);

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.code()).isEqualTo("form_param_value_invalid");
  }
}
