package io.github.clerk4j.auth;

/** What is read off a request before anything is decided. */
class RequestInputsTest extends ScenarioTest {
  private static final String URL =
      """
      id | title | given | status | reason | type | answer | decision
      2.1 clerkUrl host | the Host header goes before the URL's | live uat=1 | handshake | client-uat-but-no-session-token | session_token | fapi returns-to=http://example.com/path |
      2.1 clerkUrl port | a port stays, but for the usual one | live uat=1 host=example.com:8080 | handshake | client-uat-but-no-session-token | session_token | fapi returns-to=http://example.com:8080/path |
      2.1 clerkUrl usual port | a port stays, but for the usual one | live uat=1 host=Example.COM:80 | handshake | client-uat-but-no-session-token | session_token | fapi returns-to=http://example.com/path |
      2.1 clerkUrl forwarded | X-Forwarded-Host and -Proto, the first of each | live uat=1 forwarded=app.com,proxy.internal proto=https,http | handshake | client-uat-but-no-session-token | session_token | fapi returns-to=https://app.com/path |
      2.1 clerkUrl untrusted | X-Forwarded-Host of whoever sends it | live uat=1 says-forwarded=evil.example | handshake | client-uat-but-no-session-token | session_token | fapi returns-to=http://example.com/path | 18
      2.1 clerkUrl path | path and query are put on the new origin, and the hash is lost | live uat=1 forwarded=app.com path=/a%20b ?x=1&y=%2F#h | handshake | client-uat-but-no-session-token | session_token | fapi returns-to=https://app.com/a%20b?x=1&y=%2F |
      2.1 clerkUrl odd host | an invalid origin leaves the URL as it is | live uat=1 host=ex@mple | handshake | client-uat-but-no-session-token | session_token | fapi returns-to=http://clerk.com/path |
      2.1 clerkUrl odd forwarded host | an invalid origin leaves the URL as it is | live uat=1 forwarded=a/b | handshake | client-uat-but-no-session-token | session_token | fapi returns-to=http://clerk.com/path |
      2.1 clerkUrl odd proto | an invalid origin leaves the URL as it is | live uat=1 forwarded=app.com proto=ftp | handshake | client-uat-but-no-session-token | session_token | fapi returns-to=http://clerk.com/path |
      2.1 clerkUrl //path | a path with two slashes is a path | live uat=1 forwarded=app.com path=//evil.example/x | handshake | client-uat-but-no-session-token | session_token | fapi returns-to=https://app.com//evil.example/x | 17
      2.1 clerkUrl backslash | a backslash does not end the host | live uat=1 forwarded=app.com path=/\\evil.example/x | handshake | client-uat-but-no-session-token | session_token | fapi returns-to=https://app.com/%5Cevil.example/x | 17
      2.1 clerkUrl user | a URL with a user in it has no origin | live uat=1 host=a@b site=http://clerk.com@evil.example | signed-out | client-uat-but-no-session-token | session_token | | 17
      """;

  private static final String TOKENS =
      """
      id | title | given | status | reason | type | answer | decision
      2.1 cookies decoded | percent signs are decoded after the cookies are split | live cookie:__client_uat=%31 | handshake | client-uat-but-no-session-token | session_token | fapi |
      2.1 cookies split first | an encoded semicolon ends no cookie | live cookie:a=1%3B__client_uat=1 | signed-out | session-token-and-uat-missing | session_token | |
      2.1 cookies raw | a bad escape leaves the value as it is | live cookie:__session=%zz uat=1 | signed-out | token-invalid | session_token | |
      2.1 cookies twice | the first counts | live cookie:__client_uat=0 uat=1 | signed-out | session-token-and-uat-missing | session_token | |
      2.1 tokenInHeader Bearer | the token after the scheme | live bearer=valid | signed-in | - | session_token | |
      2.1 tokenInHeader bare | no scheme: the whole value is the token | live raw=valid | signed-in | - | session_token | |
      2.1 tokenInHeader bearer | the scheme without regard to case | live lower=valid | signed-in | - | session_token | | 3
      2.1 tokenInHeader Basic | another scheme: none | live basic session=valid uat=1 | signed-in | - | session_token | |
      2.1 tokenInHeader empty | Bearer and nothing | live bearer= session=valid uat=1 | signed-out | token-invalid | session_token | |
      2.1 instanceType live | pk_live_ is of production | live | signed-out | session-token-and-uat-missing | session_token | |
      2.1 instanceType dev | pk_test_ is of development | dev | handshake | dev-browser-missing | session_token | fapi |
      2.1 frontendApi key | what the publishable key says | live uat=1 | handshake | client-uat-but-no-session-token | session_token | location=https://clerk.inspired.puma-74.lcl.dev/v1/client/handshake? |
      2.1 frontendApi proxy | the proxy URL instead, its slashes at the end collapsed | live uat=1 proxy=https://app.com/__clerk// | handshake | client-uat-but-no-session-token | session_token | location=https://app.com/__clerk/v1/client/handshake? |
      2.1 frontendApi proxy satellite | the proxy URL goes before the domain | live satellite domain=sat.dev proxy=https://app.com/__clerk uat=1 | handshake | client-uat-but-no-session-token | session_token | location=https://app.com/__clerk/v1/client/handshake? |
      2.1 frontendApi satellite | clerk. and the domain, in production | live satellite domain=sat.dev uat=1 | handshake | client-uat-but-no-session-token | session_token | location=https://clerk.sat.dev/v1/client/handshake? |
      2.1 frontendApi dev satellite | the key's, in development | dev satellite domain=sat.dev sign-in=https://primary.dev/sign-in uat=1 db=d | handshake | client-uat-but-no-session-token | session_token | fapi +__clerk_db_jwt |
      2.1 cookie suffix | of the SHA-1 of the key | live own-session=valid own-uat=1 | signed-in | - | session_token | |
      2.1 clientUat digits | the number that the text begins with | live uat=17x | handshake | client-uat-but-no-session-token | session_token | fapi |
      2.1 clientUat none | no number is 0 | live uat=x | signed-out | session-token-and-uat-missing | session_token | |
      2.1 clientUat negative | a negative number is none | live uat=-1 | signed-out | session-token-and-uat-missing | session_token | |
      2.1 refreshTokenInCookie plain | only with the suffix | live session=expired uat=1 plain-refresh=ok | handshake | session-token-expired-refresh-non-eligible-no-refresh-cookie | session_token | fapi +__session |
      2.1 refreshTokenInCookie | with the suffix, whichever session cookie is used | live session=expired uat=1 refresh=ok | signed-in | - | session_token | set-cookie=__session_ |
      2.1 devBrowserToken query | the query goes before the cookie | dev db=cookie ?__clerk_db_jwt=query | handshake | dev-browser-sync | session_token | fapi +__clerk_db_jwt=query |
      2.1 devBrowserToken cookie | the cookie | dev db=cookie uat=1 | handshake | client-uat-but-no-session-token | session_token | fapi +__clerk_db_jwt=cookie |
      2.1 devBrowserToken own cookie | the cookie with the suffix where those hold | dev db=plain own-db=own own-uat=1 | handshake | client-uat-but-no-session-token | session_token | fapi +__clerk_db_jwt=own suffixed=true |
      2.1 handshakeToken | the query goes before the cookie | live cookie:__clerk_handshake=bad handshake-query=valid | signed-in | - | session_token | set-cookie=__session= |
      2.1 handshakeToken twice | of two in the query the first counts | live ?__clerk_handshake=bad handshake-query=valid | signed-out | session-token-and-uat-missing | session_token | |
      2.1 handshakeNonce | the query goes before the cookie | live nonce-cookie=bad ?__clerk_handshake_nonce=ok | signed-in | - | session_token | set-cookie=__session= |
      2.1 handshakeNonce cookie | the cookie | live nonce-cookie=ok | signed-in | - | session_token | set-cookie=__session= |
      2.1 handshakeNonce and token | a nonce goes before a token | live nonce-cookie=ok handshake-query=none | signed-in | - | session_token | set-cookie=__session= |
      2.1 handshakeNonce empty | an empty one is none | live cookie:__clerk_handshake_nonce= ?__clerk_handshake_nonce= ?__clerk_handshake= session=valid uat=1 | signed-in | - | session_token | |
      2.1 handshakeRedirectLoopCounter | a number | live uat=1 count=1 | handshake | client-uat-but-no-session-token | session_token | fapi count=2 |
      2.1 handshakeRedirectLoopCounter none | no number is 0 | live uat=1 count=x | handshake | client-uat-but-no-session-token | session_token | fapi count=1 |
      2.1 handshakeRedirectLoopCounter huge | a number beyond all bounds | live uat=1 count=99999999999999999999999 | signed-out | client-uat-but-no-session-token | session_token | |
      2.1 sessionToken | the cookie's goes before the header's | live bearer=expired session=valid uat=1 | handshake | session-token-expired-refresh-non-eligible-no-refresh-cookie | session_token | fapi +__session |
      2.1 acceptsToken api_key | only the header is read, and no publishable key needed | no-key live accepts=api_key session=valid uat=1 | signed-out | No token in header | api_key | |
      2.1 acceptsToken m2m_token | only the header is read, and no publishable key needed | no-key live accepts=m2m_token session=valid uat=1 | signed-out | No token in header | m2m_token | |
      2.1 relative proxyUrl | on the request's origin | live uat=1 proxy=/__clerk forwarded=app.com | handshake | client-uat-but-no-session-token | session_token | location=https://app.com/__clerk/v1/client/handshake? |
      2.1 names __dev_session | is not carried back | live uat=1 ?a=1 ?__dev_session=x ?b=2 | handshake | client-uat-but-no-session-token | session_token | fapi returns-to=http://example.com/path?a=1&b=2 |
      2.1 names encoded | a name in escapes is that name | live uat=1 ?%5F_dev_session=x | handshake | client-uat-but-no-session-token | session_token | fapi returns-to=http://example.com/path |
      """;

  @Override
  String table() {
    return URL + TOKENS;
  }
}
