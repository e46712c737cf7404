/**
 * Tokens: whether one is good, and its claims.
 *
 * <p>Begin at {@link io.github.clerk4j.token.TokenVerifier}. The rooms of this package:
 *
 * <ul>
 *   <li><b>Tokens</b>: {@code Jwt} (decoded, nothing verified), {@code TokenType}, {@code
 *       SessionClaims} and {@code MachineToken} (verified), {@code OrgClaims}, {@code Entitlements}
 *   <li><b>Verification</b>: {@code SessionTokenVerifier}, {@code MachineTokenVerifier} with {@code
 *       MachineJwtVerifier} and {@code OpaqueTokenVerifier}, {@code HandshakeTokenVerifier}; claims
 *       by {@code TimeClaims}, {@code Audience}, {@code Issuer}; {@code VerifiedTokenCache}
 *   <li><b>Signatures</b>: {@code JwtSignatureVerifier}, {@code RsaSignature} by {@code
 *       JjwtSignatures} or {@code JdkSignatures}
 *   <li><b>Keys</b>, a chain of sources that each know the interface alone: {@code RemoteJwkSet},
 *       {@code ReportedFetch}, {@code RetriedFetch}, {@code SingleFlight}, then {@code
 *       CachingKeySource} or {@code UncachedKeySource}; {@code PemKey} without the network
 *   <li><b>Limits</b> of calls that a request can cause: {@code CredentialChecks}, {@code
 *       RefusedCredentials}, {@code Outage}
 *   <li><b>Errors</b>: {@code TokenException}, either {@code InvalidTokenException} or {@code
 *       VerificationUnavailableException}, with a {@code TokenReason}
 *   <li><b>The bridge</b> to {@code io.github.clerk4j.auth}: {@code RequestToken}, {@code
 *       RequestTokenVerifier}, {@code CallMode}
 * </ul>
 */
@NullMarked
package io.github.clerk4j.token;

import org.jspecify.annotations.NullMarked;
