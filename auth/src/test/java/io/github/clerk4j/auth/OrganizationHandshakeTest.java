package io.github.clerk4j.auth;

/** On a path of organization sync, every handshake says which organization: decision 30. */
class OrganizationHandshakeTest extends ScenarioTest {
  @Override
  String table() {
    return """
    2.10 uat alone | the path's slug | live uat=1 path=/orgs/acme | handshake | client-uat-but-no-session-token | session_token | fapi organization=acme | 30
    2.10 uat alone, by id | the path's id | live uat=1 path=/org-ids/org_1 | handshake | client-uat-but-no-session-token | session_token | fapi organization=org_1 | 30
    2.10 uat alone, personal | none | live uat=1 path=/me | handshake | client-uat-but-no-session-token | session_token | fapi organization= | 30
    2.10 no uat | the path's slug | live session=valid path=/orgs/acme | handshake | session-token-but-no-client-uat | session_token | fapi +__session organization=acme | 30
    2.10 iat before uat | the path's slug | live session=valid uat=iat+1 path=/orgs/acme | handshake | session-token-iat-before-client-uat | session_token | fapi +__session organization=acme | 30
    2.10 expired | the path's slug | live session=expired uat=1 path=/orgs/acme | handshake | session-token-expired-refresh-non-eligible-no-refresh-cookie | session_token | fapi +__session organization=acme | 30
    2.10 expired, of the active organization | the path's slug | live session=org-expired uat=1 path=/orgs/analytical-engines | handshake | session-token-expired-refresh-non-eligible-no-refresh-cookie | session_token | fapi +__session organization=analytical-engines | 30
    2.10 expired, by header | the path's slug | live bearer=expired path=/orgs/acme | handshake | session-token-expired-refresh-non-eligible-no-refresh-cookie | session_token | fapi +__session organization=acme | 30
    2.10 from another origin | the path's slug | live session=org uat=1 path=/orgs/analytical-engines referer=https://other.example/x | handshake | primary-domain-cross-origin-sync | session_token | fapi +__session organization=analytical-engines | 30
    2.10 development, no browser | the path's slug | dev path=/orgs/acme | handshake | dev-browser-missing | session_token | fapi organization=acme | 30
    2.10 satellite | the path's slug | live satellite domain=sat.dev auto-sync path=/orgs/acme | handshake | satellite-needs-syncing | session_token | location=https://clerk.sat.dev/v1/client/handshake? organization=acme | 30
    """;
  }
}
