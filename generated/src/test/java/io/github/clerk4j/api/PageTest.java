package io.github.clerk4j.api;

import static io.github.clerk4j.api.PagingTest.users;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clerk4j.model.User;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class PageTest {
  private final FakeTransport caller = new FakeTransport().answer(users(1, 2));

  private final Page<User> page = new UsersApi(caller).getUserList(q -> q.limit(2));

  @Test
  void theItemsAreThoseOfThePage() {
    assertThat(page.items()).extracting(User::id).containsExactly("user_1", "user_2");
    assertThat(page.items()).isUnmodifiable();
    assertThat(caller.requests).hasSize(1);
  }

  @Test
  void allStreamAndForEachAreTheItemsOfAllPages() {
    List<String> all = new ArrayList<>();
    List<String> each = new ArrayList<>();

    caller.answer(users(3));
    for (User user : page.all()) {
      all.add(user.id());
    }
    caller.answer(users(3));
    page.forEach(user -> each.add(user.id()));
    caller.answer(users(3));

    assertThat(page.stream().map(User::id)).containsExactly("user_1", "user_2", "user_3");
    assertThat(all).containsExactly("user_1", "user_2", "user_3");
    assertThat(each).isEqualTo(all);
  }

  @Test
  void aPageIsNotIterableBecauseThatWouldBeThePageAlone() {
    assertThat(Iterable.class.isAssignableFrom(Page.class)).isFalse();
  }

  @Test
  void thePageAfterThisOneIsAskedForOnlyWhenItIsReached() {
    Iterator<User> users = page.all().iterator();
    users.next();
    users.next();
    assertThat(page.stream().limit(2)).hasSize(2);
    assertThat(page.stream().findFirst()).isPresent();
    assertThat(caller.requests).hasSize(1);

    caller.answer(users(3));
    assertThat(users.hasNext()).isTrue();
    assertThat(users.hasNext()).isTrue();
    assertThat(caller.requests).hasSize(2);
    assertThat(users.next().id()).isEqualTo("user_3");
    assertThat(users.hasNext()).isFalse();
    assertThatThrownBy(users::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void everyIterationRequestsThePagesAgain() {
    caller.answer(users(3)).answer(users(4));
    Iterable<User> all = page.all();

    assertThat(all).extracting(User::id).containsExactly("user_1", "user_2", "user_3");
    assertThat(all).extracting(User::id).containsExactly("user_1", "user_2", "user_4");
  }

  @Test
  void anIterationGoesOnAfterAFailureWhereItWas() {
    caller.answer(new IllegalStateException("no answer")).answer(users(3));
    Iterator<User> users = page.all().iterator();
    users.next();
    users.next();

    assertThatThrownBy(users::hasNext).isInstanceOf(IllegalStateException.class);
    assertThat(users.next().id()).isEqualTo("user_3");
  }

  @Test
  void thereIsNoPageAfterTheLast() {
    caller.answer(users(3));
    Page<User> last = page.next();

    assertThat(last.hasNext()).isFalse();
    assertThatThrownBy(last::next).isInstanceOf(NoSuchElementException.class);
    assertThat(caller.requests).hasSize(2);
  }

  @Test
  void toStringShowsNoItems() {
    assertThat(page).hasToString("Page[2 items, totalCount=null]");
  }
}
