package io.github.clerk4j.api;

import static io.github.clerk4j.api.PagingTest.users;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.model.ListResponse;
import io.github.clerk4j.model.User;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class AsyncPageTest {
  private final CompletableFuture<ListResponse<User>> later = new CompletableFuture<>();
  private final FakeTransport caller = new FakeTransport();
  private final UsersApiAsync users = new UsersApiAsync(caller);
  private final List<String> seen = new ArrayList<>();

  @Test
  void cancellingTheFutureOfThePageCancelsTheCall() {
    caller.answer(later);

    CompletableFuture<AsyncPage<User>> page = users.getUserList(q -> q.limit(2));
    assertThat(page).isNotDone();
    page.cancel(true);

    assertThat(later).isCancelled();
  }

  @Test
  void cancellingTheFutureOfTheNextPageCancelsItsCall() {
    caller.answer(users(1, 2)).answer(later);

    users.getUserList(q -> q.limit(2)).join().next().cancel(true);

    assertThat(later).isCancelled();
  }

  @Test
  void cancellingWhileGoingThroughAllPagesCancelsTheCallThatIsUnderWay() {
    caller.answer(users(1, 2)).answer(later);

    CompletableFuture<Void> all = all();
    all.cancel(true);

    assertThat(later).isCancelled();
    assertThat(seen).containsExactly("user_1", "user_2");
  }

  @Test
  void aTimeoutOfTheFutureOfThePageCancelsTheCall() {
    caller.answer(later);

    users.getUserList(q -> q.limit(2)).completeExceptionally(new TimeoutException());

    assertThat(later).isCancelled();
  }

  @Test
  void aTimeoutOfTheFutureOfAllPagesCancelsTheCall() {
    caller.answer(users(1, 2)).answer(later);

    all().completeExceptionally(new TimeoutException());

    assertThat(later).isCancelled();
  }

  @Test
  void cancellingTheCollectionOfAllItemsCancelsTheCall() {
    caller.answer(users(1, 2)).answer(later);

    users.getUserList(q -> q.limit(2)).join().all().cancel(true);

    assertThat(later).isCancelled();
  }

  @Test
  void allItemsCanBeCollected() {
    caller.answer(users(1, 2)).answer(users(3));

    assertThat(users.getUserList(q -> q.limit(2)).thenCompose(AsyncPage::all).join())
        .extracting(User::id)
        .containsExactly("user_1", "user_2", "user_3");
  }

  @Test
  void nothingIsPassedOnOrAskedForAfterCancelling() {
    caller.answer(users(1, 2)).answer(later);

    CompletableFuture<Void> all = all();
    all.cancel(true);
    later.complete(new ListResponse<>(List.of(user("user_3"), user("user_4")), 2, null));

    assertThat(seen).containsExactly("user_1", "user_2");
    assertThat(caller.requests).hasSize(2);
  }

  @Test
  void itemsArePassedOnWhenTheirPageArrives() {
    caller.answer(users(1, 2)).answer(later);

    CompletableFuture<Void> all = all();
    assertThat(seen).containsExactly("user_1", "user_2");
    assertThat(all).isNotDone();
    later.complete(new ListResponse<>(List.of(user("user_3")), 1, null));

    assertThat(all).isCompleted();
    assertThat(seen).containsExactly("user_1", "user_2", "user_3");
  }

  @Test
  void aCallThatFailsLaterFailsTheFuture() {
    caller.answer(users(1, 2)).answer(later);
    RuntimeException failure = new IllegalStateException("no answer");

    CompletableFuture<Void> all = all();
    later.completeExceptionally(failure);

    assertThat(all).isCompletedExceptionally();
    assertThat(all.handle((value, thrown) -> root(thrown)).join()).isSameAs(failure);
  }

  @Test
  void aCheckedExceptionOfTheConsumerFailsTheFuture() {
    caller.answer(users(1, 2)).answer(later);
    Exception failure = new Exception("Kotlin declares none");

    CompletableFuture<Void> all =
        users
            .getUserList(q -> q.limit(2))
            .join()
            .forEach(
                each -> {
                  if (each.id().equals("user_3")) {
                    throw AsyncPageTest.<RuntimeException>sneaky(failure);
                  }
                });
    later.complete(new ListResponse<>(List.of(user("user_3")), 1, null));

    assertThat(all)
        .failsWithin(Duration.ZERO)
        .withThrowableOfType(ExecutionException.class)
        .withCause(failure);
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Exception> E sneaky(Exception thrown) throws E {
    throw (E) thrown;
  }

  @Test
  void thereIsNoPageAfterTheLast() {
    caller.answer(users(1));

    CompletableFuture<AsyncPage<User>> next = users.getUserList(q -> q.limit(2)).join().next();

    assertThat(next)
        .isCompletedExceptionally()
        .failsWithin(Duration.ZERO)
        .withThrowableOfType(ExecutionException.class)
        .withCauseInstanceOf(NoSuchElementException.class);
  }

  private CompletableFuture<Void> all() {
    return users.getUserList(q -> q.limit(2)).join().forEach(each -> seen.add(each.id()));
  }

  private static Throwable root(Throwable thrown) {
    return thrown.getCause() == null ? thrown : thrown.getCause();
  }

  private static User user(String id) {
    return User.builder().id(id).build();
  }
}
