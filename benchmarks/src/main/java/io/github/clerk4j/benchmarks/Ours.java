package io.github.clerk4j.benchmarks;

import io.github.clerk4j.ClerkClient;

/** clerk4j with its defaults. */
final class Ours implements Contender {
  private final ClerkClient clerk;

  Ours(String url) {
    clerk = ClerkClient.builder().secretKey(SECRET_KEY).apiUrl(url).build();
  }

  @Override
  public String firstName(String userId) {
    return String.valueOf(clerk.users().getUser(userId).firstName());
  }

  @Override
  public int users(int limit) {
    return clerk.users().getUserList(q -> q.limit(limit)).items().size();
  }

  @Override
  public void createOrganization(String name) {
    var unused = clerk.organizations().createOrganization(o -> o.name(name));
  }

  /** Calls one of five operations, which share a limit of Clerk's. */
  void oneOfFive(int number) {
    Object unused =
        switch (number % 5) {
          case 0 -> clerk.users().getUser("user_" + number);
          case 1 -> clerk.users().getUserList(q -> q.limit(1)).items();
          case 2 -> clerk.organizations().getOrganization("org_" + number);
          case 3 -> clerk.sessions().getSession("sess_" + number);
          default -> clerk.invitations().getInvitationList(q -> q.limit(1)).items();
        };
  }
}
