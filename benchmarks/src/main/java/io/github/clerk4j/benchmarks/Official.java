package io.github.clerk4j.benchmarks;

import com.clerk.backend_api.Clerk;
import com.clerk.backend_api.models.operations.CreateOrganizationRequestBody;
import com.clerk.backend_api.models.operations.GetUserListRequest;
import java.util.List;
import java.util.Optional;

/** The official SDK, {@code com.clerk:backend-api}, with its defaults. */
final class Official implements Contender {
  private final Clerk clerk;

  Official(String url) {
    clerk = Clerk.builder().bearerAuth(SECRET_KEY).serverURL(url + "/v1").build();
  }

  @Override
  public String firstName(String userId) {
    return clerk.users().get(userId).user().orElseThrow().firstName().orElse("null");
  }

  @Override
  public int users(int limit) {
    return clerk
        .users()
        .list(GetUserListRequest.builder().limit((long) limit).build())
        .userList()
        .map(List::size)
        .orElse(0);
  }

  @Override
  public void createOrganization(String name) {
    CreateOrganizationRequestBody body = CreateOrganizationRequestBody.builder().name(name).build();
    var unused = clerk.organizations().create(Optional.of(body), Optional.empty());
  }
}
