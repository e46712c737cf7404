package io.github.clerk4j.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.clerk4j.api.UsersApi.GetUserListParams;
import io.github.clerk4j.model.User;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every way of going through all pages asks for the same pages and finds the same items. */
class PagingTest {
  enum Way {
    ALL {
      @Override
      void goThrough(
          Consumer<GetUserListParams.Builder> query,
          FakeTransport caller,
          Consumer<User> consumer) {
        for (User each : new UsersApi(caller).getUserList(query).all()) {
          consumer.accept(each);
        }
      }
    },
    STREAM {
      @Override
      void goThrough(
          Consumer<GetUserListParams.Builder> query,
          FakeTransport caller,
          Consumer<User> consumer) {
        new UsersApi(caller).getUserList(query).stream().forEach(consumer);
      }
    },
    NEXT {
      @Override
      void goThrough(
          Consumer<GetUserListParams.Builder> query,
          FakeTransport caller,
          Consumer<User> consumer) {
        Page<User> page = new UsersApi(caller).getUserList(query);
        page.items().forEach(consumer);
        while (page.hasNext()) {
          page = page.next();
          page.items().forEach(consumer);
        }
      }
    },
    FOR_EACH {
      @Override
      void goThrough(
          Consumer<GetUserListParams.Builder> query,
          FakeTransport caller,
          Consumer<User> consumer) {
        new UsersApi(caller).getUserList(query).forEach(consumer);
      }
    },
    ASYNC {
      @Override
      void goThrough(
          Consumer<GetUserListParams.Builder> query,
          FakeTransport caller,
          Consumer<User> consumer) {
        try {
          new UsersApiAsync(caller)
              .getUserList(query)
              .thenCompose(page -> page.forEach(consumer))
              .join();
        } catch (CompletionException e) {
          throw (RuntimeException) e.getCause();
        }
      }
    };

    abstract void goThrough(
        Consumer<GetUserListParams.Builder> query, FakeTransport caller, Consumer<User> consumer);

    List<String> ids(FakeTransport caller, Consumer<GetUserListParams.Builder> query) {
      List<String> ids = new ArrayList<>();
      goThrough(query, caller, each -> ids.add(each.id()));
      return ids;
    }
  }

  private final FakeTransport caller = new FakeTransport();

  @ParameterizedTest
  @EnumSource
  void aPageThatIsNotFullIsTheLastOfABareArray(Way way) {
    caller.answer(users(1, 2, 3)).answer(users(4, 5));

    assertThat(way.ids(caller, q -> q.limit(3).orderBy("-created_at"))).containsExactly(ids(1, 5));
    assertThat(caller.queries())
        .containsExactly("limit=3&order_by=-created_at", "limit=3&order_by=-created_at&offset=3");
  }

  @ParameterizedTest
  @EnumSource
  void afterAFullPageOfABareArrayAnEmptyOneIsTheLast(Way way) {
    caller.answer(users(1, 2)).answer(users(3, 4)).answer("[]");

    assertThat(way.ids(caller, q -> q.limit(2))).containsExactly(ids(1, 4));
    assertThat(caller.queries()).containsExactly("limit=2", "limit=2&offset=2", "limit=2&offset=4");
  }

  @ParameterizedTest
  @EnumSource
  void theTotalSavesAskingForAnEmptyPage(Way way) {
    caller
        .answer("{\"data\":" + users(1, 2) + ",\"total_count\":4}")
        .answer("{\"data\":" + users(3, 4) + ",\"total_count\":4}");

    assertThat(way.ids(caller, q -> q.limit(2))).containsExactly(ids(1, 4));
    assertThat(caller.requests).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void anEmptyPageEndsTheListWhateverTheTotalSays(Way way) {
    caller
        .answer("{\"data\":" + users(1, 2) + ",\"total_count\":9}")
        .answer("{\"data\":[],\"total_count\":9}");

    assertThat(way.ids(caller, q -> q.limit(2))).containsExactly(ids(1, 2));
  }

  @ParameterizedTest
  @EnumSource
  void anEmptyListAsksOnce(Way way) {
    caller.answer("[]");

    assertThat(way.ids(caller, q -> {})).isEmpty();
    assertThat(caller.queries()).containsExactly("null");
  }

  @ParameterizedTest
  @EnumSource
  void pagesGoOnFromTheOffsetTheListBeganAt(Way way) {
    caller
        .answer("{\"data\":" + users(1, 2) + ",\"total_count\":103}")
        .answer("{\"data\":" + users(3) + ",\"total_count\":103}");

    assertThat(way.ids(caller, q -> q.offset(100).limit(2))).containsExactly(ids(1, 3));
    assertThat(caller.queries()).containsExactly("offset=100&limit=2", "limit=2&offset=102");
  }

  @ParameterizedTest
  @EnumSource
  void aShorterPageThanAskedForIsNotTheLastWhereTheTotalIsKnown(Way way) {
    caller
        .answer("{\"data\":" + users(1, 2) + ",\"total_count\":3}")
        .answer("{\"data\":" + users(3) + ",\"total_count\":3}");

    assertThat(way.ids(caller, q -> q.limit(500))).containsExactly(ids(1, 3));
    assertThat(caller.queries()).containsExactly("limit=500", "limit=500&offset=2");
  }

  @ParameterizedTest
  @EnumSource
  void withoutALimitTenUsersAreAFullPage(Way way) {
    caller.answer(users(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)).answer(users(11));

    assertThat(way.ids(caller, q -> {})).containsExactly(ids(1, 11));
    assertThat(caller.queries()).containsExactly("null", "offset=10");
  }

  @ParameterizedTest
  @EnumSource
  void aLimitBeyondTheLargestDoesNotEndTheListEarly(Way way) {
    caller.answer(users(IntStream.rangeClosed(1, 500).toArray())).answer(users(501));

    assertThat(way.ids(caller, q -> q.limit(1000))).containsExactly(ids(1, 501));
    assertThat(caller.queries()).containsExactly("limit=1000", "limit=1000&offset=500");
  }

  @ParameterizedTest
  @EnumSource
  void aListThatIsNotCutIntoPagesIsAskedForOnce(Way way) {
    caller.answer(users(1, 2, 3)).answer(users(1, 2));

    assertThat(way.ids(caller, q -> q.limit(2))).containsExactly(ids(1, 3));
    assertThat(way.ids(caller, q -> q.limit(2).put("paginated", false))).containsExactly(ids(1, 2));
  }

  @ParameterizedTest
  @EnumSource
  void entriesThatAreNoUsersDoNotEndTheListEarlyNorShiftIt(Way way) {
    caller.answer("[null,{\"id\":\"user_1\"},\"x\"]").answer("[7,8,9]").answer(users(2));

    assertThat(way.ids(caller, q -> q.limit(3))).containsExactly(ids(1, 2));
    assertThat(caller.queries()).containsExactly("limit=3", "limit=3&offset=3", "limit=3&offset=6");
  }

  @ParameterizedTest
  @EnumSource
  void aServerThatSendsTheSameFullArrayForEverEndsTheListAfterTheSecondPage(Way way) {
    caller.answer(users(1, 2, 3)).answer(users(1, 2, 3));

    assertThat(way.ids(caller, q -> q.limit(3))).containsExactly(ids(1, 3));
    assertThat(caller.queries()).containsExactly("limit=3", "limit=3&offset=3");
  }

  @ParameterizedTest
  @EnumSource
  void aServerThatSendsTheSameItemsUnderAGrowingTotalEndsTheListToo(Way way) {
    caller
        .answer("{\"data\":" + users(1, 2) + ",\"total_count\":1000}")
        .answer("{\"data\":" + users(1, 2) + ",\"total_count\":2000}");

    assertThat(way.ids(caller, q -> q.limit(2))).containsExactly(ids(1, 2));
    assertThat(caller.requests).hasSize(2);
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
    assertThat(caller.requests).hasSize(3);
  }

  @ParameterizedTest
  @EnumSource
  void aServerThatRepeatsItemsInCyclesEndsTheList(Way way) {
    caller.answer(users(1, 2)); // and never again
    for (int i = 0; i < 100; i++) {
      caller.answer(users(3, 4)).answer(users(4, 5)).answer(users(5, 6)).answer(users(6, 3));
    }

    assertThat(way.ids(caller, q -> q.limit(2))).contains(ids(1, 6));
    assertThat(caller.requests).hasSizeLessThan(12);
  }

  @ParameterizedTest
  @EnumSource
  void aServerThatSendsTheSameItemsInAnotherOrderEndsTheList(Way way) {
    caller.answer(users(1, 2, 3)).answer(users(3, 1, 2));

    assertThat(way.ids(caller, q -> q.limit(3))).containsExactly(ids(1, 3));
  }

  @ParameterizedTest
  @EnumSource
  void theSameUsersWithOtherTimesAreTheSameItems(Way way) {
    caller
        .answer("[{\"id\":\"user_1\",\"updated_at\":1}]")
        .answer("[{\"id\":\"user_1\",\"updated_at\":2}]");

    assertThat(way.ids(caller, q -> q.limit(1))).containsExactly("user_1");
  }

  @ParameterizedTest
  @EnumSource
  void aLimitThatIsPutOrAddedByTheClientIsTheSizeOfAPage(Way way) {
    caller.answer(users(1, 2)).answer(users(3));
    assertThat(way.ids(caller, q -> q.put("limit", "2"))).containsExactly(ids(1, 3));

    FakeTransport adding = new FakeTransport("limit", "2").answer(users(1, 2)).answer(users(3));
    assertThat(way.ids(adding, q -> {})).containsExactly(ids(1, 3));
    assertThat(adding.queries()).containsExactly("limit=2", "limit=2&offset=2");
  }

  @ParameterizedTest
  @EnumSource
  void anOffsetThatTheClientAddsIsTheBeginning(Way way) {
    FakeTransport adding = new FakeTransport("offset", "20");
    adding.answer(users(1, 2)).answer(users(3));

    assertThat(way.ids(adding, q -> q.limit(2))).containsExactly(ids(1, 3));
    assertThat(adding.queries()).containsExactly("limit=2&offset=20", "limit=2&offset=22");
  }

  @ParameterizedTest
  @EnumSource
  void pagesAfterAnItemGoOnAfterTheLastOneBecauseClerkRejectsAnOffsetThere(Way way) {
    caller.answer(users(1, 2)).answer(users(3));

    assertThat(way.ids(caller, q -> q.limit(2).startingAfter("user_0"))).containsExactly(ids(1, 3));
    assertThat(caller.queries())
        .containsExactly("limit=2&starting_after=user_0", "limit=2&starting_after=user_2");
  }

  @ParameterizedTest
  @EnumSource
  void aFailureInTheMiddleSurfacesAfterTheItemsBeforeIt(Way way) {
    RuntimeException failure = new IllegalStateException("rate limited");
    caller.answer(users(1, 2)).answer(failure);
    List<String> seen = new ArrayList<>();

    Throwable thrown =
        catchThrowable(() -> way.goThrough(q -> q.limit(2), caller, each -> seen.add(each.id())));

    assertThat(thrown).isSameAs(failure);
    assertThat(seen).containsExactly(ids(1, 2));
  }

  @ParameterizedTest
  @EnumSource
  void anExceptionOfTheConsumerEndsTheListAndSurfaces(Way way) {
    RuntimeException failure = new IllegalStateException("enough");
    caller.answer(users(1, 2)).answer(users(3, 4));

    Throwable thrown =
        catchThrowable(
            () ->
                way.goThrough(
                    q -> q.limit(2),
                    caller,
                    each -> {
                      if (each.id().equals("user_3")) {
                        throw failure;
                      }
                    }));

    assertThat(thrown).isSameAs(failure);
    assertThat(caller.requests).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void manyPagesThatAreThereAtOnceDoNotOverflowTheStack(Way way) {
    IntStream.rangeClosed(1, 20_000).forEach(each -> caller.answer(users(each)));
    caller.answer("[]");

    assertThat(way.ids(caller, q -> q.limit(1))).hasSize(20_000);
  }

  static String users(int... numbers) {
    return IntStream.of(numbers)
        .mapToObj(each -> "{\"id\":\"user_" + each + "\"}")
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String[] ids(int first, int last) {
    return IntStream.rangeClosed(first, last).mapToObj(n -> "user_" + n).toArray(String[]::new);
  }
}
