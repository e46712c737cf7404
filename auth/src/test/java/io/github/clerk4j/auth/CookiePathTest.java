package io.github.clerk4j.auth;

/** Who is calling by cookies: the steps in their order, and each before those after it. */
class CookiePathTest extends ScenarioTest {
  private static final String DOMAINS =
      """
      id | title | given | status | reason | type | answer | decision
      2.6 #1 handshake | goes before all else | live handshake-cookie=valid session=bad-signature uat=1 | signed-in | - | session_token | set-cookie=__session= |
      2.6 #1 nonce | goes before all else | dev ?__clerk_handshake_nonce=ok | signed-in | - | session_token | location=http://example.com/path set-cookie=__session= |
      2.6 #1 error, live | the cookies decide | live handshake-cookie=valid handshake-spoilt session=valid uat=1 | signed-in | - | session_token | |
      2.6 #1 error, live, no cookies | the cookies decide | live handshake-cookie=valid handshake-spoilt | signed-out | session-token-and-uat-missing | session_token | |
      2.6 #1 error, dev | signed out with the reason, rather than an exception | dev handshake-query=valid handshake-spoilt | signed-out | token-invalid-signature | session_token | location=http://example.com/path | 33
      2.6 #1 error, dev, valid session | never blocks it | dev db=d handshake-query=valid handshake-spoilt session=valid uat=1 | signed-in | - | session_token | location=http://example.com/path | 23, 33
      2.6 #1 key not to be had | could not check, and no next handshake | live handshake-cookie=valid jwks=empty uat=1 | signed-out | jwk-remote-failed-to-load | session_token | unchecked | 9
      2.6 #1 expired handshake | its time counts | live handshake-cookie=valid handshake-expired | signed-out | session-token-and-uat-missing | session_token | | 23
      2.6 #1 early handshake | its time counts | live handshake-cookie=valid handshake-early | signed-out | session-token-and-uat-missing | session_token | | 23
      2.6 #1 no publishable key | no handshakes | no-key live handshake-cookie=valid session=valid uat=1 | signed-in | - | session_token | | 2
      2.6 #2a satellite, no cookies | satelliteAutoSync is off | live satellite domain=sat.dev | signed-out | session-token-and-uat-missing | session_token | |
      2.6 #2b satellite, no cookies | satelliteAutoSync is on | live satellite domain=sat.dev auto-sync | handshake | satellite-needs-syncing | session_token | location=https://clerk.sat.dev/v1/client/handshake? |
      2.6 #2b satellite, synced = false | whatever the cookies | live satellite domain=sat.dev ?__clerk_synced=false session=sat uat=1 | handshake | satellite-needs-syncing | session_token | location=https://clerk.sat.dev/v1/client/handshake? +__session |
      2.6 #2c satellite, cookies | go on | live satellite domain=sat.dev session=sat uat=1 | signed-in | - | session_token | |
      2.6 #2 satellite, synced = true | go on | live satellite domain=sat.dev auto-sync ?__clerk_synced=true | signed-out | session-token-and-uat-missing | session_token | |
      2.6 #2 satellite, no page | go on | live satellite domain=sat.dev auto-sync ?__clerk_synced=false dest=empty uat=1 | signed-out | client-uat-but-no-session-token | session_token | |
      2.6 #3a dev satellite | as 2a | dev satellite domain=sat.dev sign-in=https://primary.dev/sign-in | signed-out | session-token-and-uat-missing | session_token | |
      2.6 #3b dev satellite | to the sign-in URL | dev satellite domain=sat.dev sign-in=https://primary.dev/sign-in?a=1#/x auto-sync ?q=1 | handshake | satellite-needs-syncing | session_token | location=https://primary.dev/sign-in?a=1&__clerk_redirect_url=http%3A%2F%2Fexample.com%2Fpath%3Fq%3D1 count=1 |
      2.6 #4 dev primary | back to the satellite | dev db=d ?__clerk_redirect_url=https%3A%2F%2Fsat.example%2Fx%3Fa%3D1%26__clerk_synced%3Dfalse | handshake | primary-responds-to-syncing | session_token | location=https://sat.example/x?a=1&__clerk_synced=true&__clerk_db_jwt=d count=1 |
      2.6 #4 dev primary, no browser token | back without it | dev ?__clerk_redirect_url=https%3A%2F%2Fsat.example | handshake | primary-responds-to-syncing | session_token | location=https://sat.example/?__clerk_synced=true count=1 |
      2.6 #4 script | no http(s) URL | dev db=d ?__clerk_redirect_url=javascript%3Aalert(1) | signed-out | session-token-and-uat-missing | session_token | | 12
      2.6 #4 relative | no absolute URL | dev db=d ?__clerk_redirect_url=%2F%2Fevil.example%2Fx | signed-out | session-token-and-uat-missing | session_token | | 12
      2.6 #4 user | no origin | dev db=d ?__clerk_redirect_url=https%3A%2F%2Fgood.example%40evil.example | signed-out | session-token-and-uat-missing | session_token | | 12
      2.6 #4 live | only in development | live ?__clerk_redirect_url=https%3A%2F%2Fsat.example | signed-out | session-token-and-uat-missing | session_token | |
      2.6 #4 dev satellite | only on the primary domain | dev db=d satellite domain=sat.dev sign-in=https://primary.dev/sign-in ?__clerk_redirect_url=https%3A%2F%2Fevil.example ?__clerk_synced=true | signed-out | session-token-and-uat-missing | session_token | |
      """;

  private static final String STEPS =
      """
      id | title | given | status | reason | type | answer | decision
      2.6 #5 dev browser in the query | - | dev db=d ?__clerk_db_jwt=q session=valid uat=1 | handshake | dev-browser-sync | session_token | fapi +__session +__clerk_db_jwt=q |
      2.6 #6 no dev browser | - | dev session=valid uat=1 | handshake | dev-browser-missing | session_token | fapi +__session |
      2.6 #6 live | only in development | live session=valid uat=1 ?__clerk_db_jwt=q | signed-in | - | session_token | |
      2.6 #7 uat = 0, no session token | - | live uat=0 | signed-out | session-token-and-uat-missing | session_token | |
      2.6 #8 uat = 0, session token | - | live session=valid uat=0 | handshake | session-token-but-no-client-uat | session_token | fapi +__session count=1 |
      2.6 #9 uat > 0, no session token | - | live uat=1 | handshake | client-uat-but-no-session-token | session_token | fapi count=1 |
      2.6 #10 undecodable | - | live session=malformed uat=1 | signed-out | token-invalid | session_token | |
      2.6 #10 undecodable, before uat is compared | - | live session=malformed uat=iat+1 | signed-out | token-invalid | session_token | |
      2.6 #11 machine JWT | before uat is compared | live session=m2m uat=iat+1 | signed-out | token-type-mismatch | session_token | |
      2.6 #11 other category | before uat is compared | live session=template uat=iat+1 | signed-out | token-type-mismatch | session_token | |
      2.6 #12 iat < uat | before it is verified | live session=bad-signature uat=iat+1 | handshake | session-token-iat-before-client-uat | session_token | fapi +__session |
      2.6 #13 error | 2.7, cookie | live session=bad-signature uat=1 | signed-out | token-invalid-signature | session_token | |
      2.6 #14 no azp | goes on | live session=no-azp uat=1 | signed-in | - | session_token | |
      2.6 #15 from another origin | - | live session=valid uat=1 referer=https://other.example/x | handshake | primary-domain-cross-origin-sync | session_token | fapi +__session count=1 |
      2.6 #15 satellite | only on the primary domain | live satellite domain=sat.dev session=sat uat=1 referer=https://other.example/x | signed-in | - | session_token | |
      2.6 #15 POST | only GET | live post session=valid uat=1 referer=https://other.example/x | signed-in | - | session_token | |
      2.6 #15 iframe | only documents | live dest=iframe session=valid uat=1 referer=https://other.example/x | signed-in | - | session_token | |
      2.6 #15 same origin | - | live session=valid uat=1 referer=http://EXAMPLE.com:80/x | signed-in | - | session_token | |
      2.6 #15 no referrer | - | live session=valid uat=1 referer=about:blank | signed-in | - | session_token | |
      2.6 #15 odd referrer | - | live session=valid uat=1 referer=http://[....]/x | signed-in | - | session_token | |
      2.6 #15 Frontend API | a known referrer | live session=valid uat=1 referer=https://clerk.inspired.puma-74.lcl.dev | signed-in | - | session_token | |
      2.6 #15 account portal | a known referrer | live session=valid uat=1 referer=https://accounts.inspired.puma-74.lcl.dev/sign-in | signed-in | - | session_token | |
      2.6 #15 dev portal | a known referrer | dev db=d session=valid uat=1 referer=https://happy-cat-1.accounts.dev/sign-in | signed-in | - | session_token | |
      2.6 #15 dev portal, live | not in production | live session=valid uat=1 referer=https://happy-cat-1.accounts.dev/sign-in | handshake | primary-domain-cross-origin-sync | session_token | fapi +__session |
      2.6 #15 counter = 1 | once only | live session=valid uat=1 count=1 referer=https://other.example/x | signed-in | - | session_token | |
      2.6 #15 not ours | where there can be no handshake, who is signed in stays so | live parties=http://example.com session=valid uat=1 host=www.example.com referer=https://other.example/x | signed-in | - | session_token | | 18
      2.6 #16 organization | - | live session=org uat=1 path=/orgs/acme | handshake | active-organization-mismatch | session_token | fapi +__session organization=acme |
      2.6 #16 organization, counter = 2 | - | live session=org uat=1 path=/orgs/acme count=2 | handshake | active-organization-mismatch | session_token | fapi +__session organization=acme count=3 |
      2.6 #16 organization, counter = 3 | ignored | live session=org uat=1 path=/orgs/acme count=3 | signed-in | - | session_token | |
      2.6 #16 organization, not eligible | ignored | live session=org uat=1 path=/orgs/acme post | signed-in | - | session_token | |
      2.6 #16 organization matches | - | live session=org uat=1 path=/orgs/analytical-engines | signed-in | - | session_token | |
      2.6 #17 otherwise | - | live session=valid uat=1 | signed-in | - | session_token | |
      """;

  @Override
  String table() {
    return DOMAINS + STEPS;
  }
}
