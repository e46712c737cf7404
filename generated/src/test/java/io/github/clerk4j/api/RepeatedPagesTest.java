package io.github.clerk4j.api;

import static io.github.clerk4j.api.PagingTest.ids;
import static io.github.clerk4j.api.PagingTest.users;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.api.PagingTest.Way;
import io.github.clerk4j.model.User;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pages with items of earlier pages: of lists that grow meanwhile, and of lists without an end. */
class RepeatedPagesTest {
  private final FakeTransport caller = new FakeTransport();

  @ParameterizedTest
  @EnumSource
  void aPageOfUsersThatAreCreatedMeanwhileHidesNoOthers(Way way) {
    caller.answer(range(1, 10)).answer(range(1, 10)); // behind ten new ones
    IntStream.rangeClosed(1, 4).forEach(i -> caller.answer(range(10 * i + 1, 10 * i + 10)));
    caller.answer(range(51, 55));

    assertThat(way.ids(caller, q -> {})).containsExactly(ids(1, 55));
    assertThat(caller.queries()).endsWith("offset=50", "offset=60");
  }

  @ParameterizedTest
  @EnumSource
  void oneUserThatIsCreatedMeanwhileHidesNoOthersOnPagesOfOne(Way way) {
    IntStream.rangeClosed(1, 3).forEach(i -> caller.answer(users(i)));
    IntStream.rangeClosed(3, 20).forEach(i -> caller.answer(users(i)));
    caller.answer("[]");

    assertThat(way.ids(caller, q -> q.limit(1))).containsExactly(ids(1, 20));
  }

  @ParameterizedTest
  @EnumSource
  void usersThatAreCreatedMeanwhileHideNoOthersWhereTheTotalIsKnown(Way way) {
    caller
        .answer("{\"data\":" + users(1, 2) + ",\"total_count\":4}")
        .answer("{\"data\":" + users(1, 2) + ",\"total_count\":6}")
        .answer("{\"data\":" + users(3, 4) + ",\"total_count\":6}");

    assertThat(way.ids(caller, q -> q.limit(2))).containsExactly(ids(1, 4));
    assertThat(caller.requests).hasSize(3);
  }

  @Test
  void objectsThatAreCreatedMeanwhileHideNoOthersInRawPages() {
    for (String each : List.of("1", "2", "2", "3")) {
      caller.answer("[{\"id\":\"a_" + each + "\",\"at\":" + caller.requests.size() + "}]");
    }
    caller.answer("[]");

    assertThat(raw(Map.class))
        .extracting(each -> each.get("id"))
        .containsExactly("a_1", "a_2", "a_3");
  }

  @Test
  void equalValuesWithoutAnIdAreDifferentItems() {
    caller.answer("[\"a\",\"b\"]").answer("[\"b\",\"a\"]").answer("[\"b\",\"b\"]").answer("[]");

    assertThat(new RawApi(caller).get("/new").query("limit", 2).readPage(Object.class).stream())
        .containsExactly("a", "b", "b", "a", "b", "b");
  }

  @Test
  void pagesOfTheSameValuesForEverEndTheList() {
    caller.answer("[\"a\"]").answer("[\"a\"]").answer("[\"a\"]");

    assertThat(raw(Object.class)).containsExactly("a");
    assertThat(caller.requests).hasSize(3);
  }

  @Test
  void aPageCanBeContinuedMoreThanOnce() {
    caller.answer(users(1)).answer(users(2)).answer(users(2)).answer(users(3));
    Page<User> page = new UsersApi(caller).getUserList(q -> q.limit(1));

    assertThat(page.next().items()).extracting(User::id).containsExactly("user_2");
    Page<User> again = page.next();
    assertThat(again.items()).extracting(User::id).containsExactly("user_2");
    assertThat(again.next().items()).extracting(User::id).containsExactly("user_3");
  }

  @ParameterizedTest
  @EnumSource
  void aServerThatSendsTheSameTenUsersForEverEndsTheListAfterTheThirdPage(Way way) {
    caller.answer(range(1, 10)).answer(range(1, 10)).answer(range(1, 10));

    assertThat(way.ids(caller, q -> {})).containsExactly(ids(1, 10));
    assertThat(caller.queries()).containsExactly("null", "offset=10", "offset=20");
  }

  @ParameterizedTest
  @EnumSource
  void aServerThatSendsTheSameItemsUnderAGrowingTotalEndsTheListToo(Way way) {
    for (int i = 1; i <= 3; i++) {
      caller.answer("{\"data\":" + users(1, 2) + ",\"total_count\":" + 1000 * i + "}");
    }

    assertThat(way.ids(caller, q -> q.limit(2))).containsExactly(ids(1, 2));
    assertThat(caller.requests).hasSize(3);
  }

  @ParameterizedTest
  @EnumSource
  void aServerThatSendsTheSameUnreadableEntriesForEverEndsTheListToo(Way way) {
    caller.answer("[null,null]").answer("[null,null]");

    assertThat(way.ids(caller, q -> q.limit(2))).isEmpty();
    assertThat(caller.requests).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void aServerThatIgnoresTheCursorEndsTheList(Way way) {
    caller.answer(users(1, 2)).answer(users(1, 2));

    assertThat(way.ids(caller, q -> q.limit(2).startingAfter("user_0"))).containsExactly(ids(1, 2));
    assertThat(caller.requests).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void aPageThatSharesSomeItemsWithTheOneBeforeIsNoRepetition(Way way) {
    caller.answer(users(1, 2)).answer(users(2, 3)).answer("[]");

    assertThat(way.ids(caller, q -> q.limit(2)))
        .containsExactly("user_1", "user_2", "user_2", "user_3");
  }

  @ParameterizedTest
  @EnumSource
  void aServerThatAlternatesTwoPagesEndsTheList(Way way) {
    for (int i = 0; i < 10; i++) {
      caller.answer(users(1, 2)).answer(users(3, 4));
    }

    assertThat(way.ids(caller, q -> q.limit(2))).containsExactly(ids(1, 4));
    assertThat(caller.requests).hasSize(4);
  }

  @ParameterizedTest
  @EnumSource
  void aServerThatRepeatsItemsInCyclesEndsTheList(Way way) {
    caller.answer(users(1, 2)); // and never again
    for (int i = 0; i < 100; i++) {
      caller.answer(users(3, 4)).answer(users(4, 5)).answer(users(5, 6)).answer(users(6, 3));
    }

    assertThat(way.ids(caller, q -> q.limit(2))).contains(ids(1, 6));
    assertThat(caller.requests).hasSize(6);
  }

  @ParameterizedTest
  @EnumSource
  void aServerThatSendsItemsAtRandomEndsTheList(Way way) {
    Random random = new Random(7);
    List<Set<Integer>> pages = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      int[] page = random.ints(1, 56).distinct().limit(10).toArray();
      pages.add(new HashSet<>(IntStream.of(page).boxed().toList()));
      caller.answer(users(page));
    }

    Set<String> found = new HashSet<>(way.ids(caller, q -> {}));

    Set<Integer> sent = new HashSet<>();
    pages.subList(0, caller.requests.size()).forEach(sent::addAll);
    assertThat(found).hasSameSizeAs(sent);
    assertThat(caller.requests).hasSizeLessThan(50);
  }

  @ParameterizedTest
  @EnumSource
  void aServerThatSendsTheSameItemsInAnotherOrderEndsTheList(Way way) {
    caller.answer(users(1, 2, 3)).answer(users(3, 1, 2)).answer(users(2, 1, 3));

    assertThat(way.ids(caller, q -> q.limit(3))).containsExactly(ids(1, 3));
  }

  @ParameterizedTest
  @EnumSource
  void theSameUsersWithOtherTimesAreTheSameItems(Way way) {
    for (int i = 0; i < 3; i++) {
      caller.answer("[{\"id\":\"user_1\",\"updated_at\":" + i + "}]");
    }

    assertThat(way.ids(caller, q -> q.limit(1))).containsExactly("user_1");
  }

  private <T> List<T> raw(Class<T> type) {
    return new RawApi(caller).get("/new").query("limit", 1).readPage(type).stream().toList();
  }

  private static String range(int first, int last) {
    return users(IntStream.rangeClosed(first, last).toArray());
  }
}
