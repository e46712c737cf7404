package io.github.clerk4j.api;

import static io.github.clerk4j.api.PagingTest.users;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clerk4j.model.OauthProvider;
import io.github.clerk4j.model.User;
import java.util.concurrent.CompletableFuture;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

class TotalCountTest {
  private final FakeTransport caller = new FakeTransport();

  @Test
  void usersAreCountedOnlyIfTheTotalIsAskedFor() {
    caller.answer(users(1, 2)).answer("{\"object\":\"total_count\",\"total_count\":26}");
    Page<User> page =
        new UsersApi(caller)
            .getUserList(
                q ->
                    q.limit(2)
                        .offset(4)
                        .orderBy("-created_at")
                        .emailAddress("a@example.com", "b@example.com")
                        .put("new_filter", "x"));
    assertThat(caller.requests).hasSize(1);

    assertThat(page.totalCount()).isEqualTo(26);

    HttpUrl counting = caller.requests.get(1).url();
    assertThat(counting.encodedPath()).isEqualTo("/v1/users/count");
    assertThat(counting.queryParameterNames()).containsExactly("email_address", "new_filter");
    assertThat(counting.queryParameterValues("email_address"))
        .containsExactly("a@example.com", "b@example.com");
    assertThat(page).hasToString("Page[2 items, totalCount=null]");
  }

  @Test
  void usersAreCountedWithoutBlocking() {
    CompletableFuture<Object> later = new CompletableFuture<>();
    caller.answer(users(1)).answer("{\"total_count\":1}").answer(users(1)).answer(later);
    UsersApiAsync users = new UsersApiAsync(caller);

    assertThat(users.getUserList().thenCompose(AsyncPage::totalCount).join()).isEqualTo(1);

    users.getUserList().join().totalCount().cancel(true);
    assertThat(later).isCancelled();
  }

  @Test
  void aTotalThatClerkSendsNeedsNoOtherRequest() {
    caller.answer("{\"data\":[{\"id\":\"inv_1\"}],\"total_count\":9}");

    assertThat(new InvitationsApi(caller).getInvitationList().totalCount()).isEqualTo(9);
    assertThat(caller.requests).hasSize(1);
  }

  @Test
  void aTotalThatClerkDoesNotTellIsNull() {
    caller.answer("[{\"id\":\"inv_1\"}]").answer("[{\"id\":\"inv_1\"}]");

    assertThat(new InvitationsApi(caller).getInvitationList().totalCount()).isNull();
    assertThat(
            new InvitationsApiAsync(caller)
                .getInvitationList()
                .thenCompose(AsyncPage::totalCount)
                .join())
        .isNull();
  }

  @Test
  @SuppressWarnings("deprecation") // the list of clients is deprecated in Clerk's API
  void pagesWithATotalAreAskedForIfTheJavaScriptSdkDoesSo() {
    caller.answer("[]").answer("[]").answer("[]").answer("[]").answer("[]").answer("[]");
    caller.answer("[]").answer("[]").answer("[]").answer("[]");

    new AllowlistIdentifiersApi(caller).getAllowlistIdentifierList();
    new ClientsApi(caller).getClientList();
    new InvitationsApi(caller).getInvitationList();
    new JwtTemplatesApi(caller).list();
    new RedirectUrlsApi(caller).getRedirectUrlList();
    new SessionsApi(caller).getSessionList();
    new UsersApi(caller).getUserOauthAccessToken("user_1", OauthProvider.GOOGLE);
    new InvitationsApiAsync(caller).getInvitationList().join();
    new InvitationsApi(caller).getInvitationList(q -> q.paginated(false));
    new UsersApi(caller).getUserList();

    assertThat(caller.queries().subList(0, 8)).containsOnly("paginated=true");
    assertThat(caller.queries().subList(8, 10)).containsExactly("paginated=false", "null");
  }
}
