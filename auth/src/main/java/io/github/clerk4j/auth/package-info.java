/**
 * Requests that reach the application: their callers, and what these may do.
 *
 * <p>Begin at {@link io.github.clerk4j.auth.RequestAuthenticator}. The rooms of this package:
 *
 * <ul>
 *   <li><b>Requests</b>: {@code ClerkRequest}, {@code AuthenticateContext} (values read on demand),
 *       {@code RequestUrl}, {@code RequestKind}, {@code BrowserCookies}, {@code Cookies}; the names
 *       of cookies, parameters and headers stand in {@code ClerkNames} and {@code HeaderNames}
 *   <li><b>The decision</b>: {@code Authentication}, {@code AuthenticationDispatcher}, {@code
 *       HeaderAuthentication}, {@code CookieAuthentication}, {@code SessionTokenErrorHandler}, with
 *       the outcome as {@code RequestState}, {@code AuthReason} and {@code AuthFailure}
 *   <li><b>The browser flow</b>: {@code HandshakeRedirect} out, {@code HandshakeResolver} back,
 *       {@code SessionRefresh}, {@code CookieDirectives}, {@code OrganizationMatcher} and {@code
 *       PathPattern}
 *   <li><b>Auth objects</b>: {@code Identity}, {@code Auth} and its implementations over {@code
 *       AuthObject}, {@code Requirement}, {@code Reverification}, {@code TemplateTokenCache}
 *   <li><b>Responses</b>: {@code ProtectDecision}, {@code ProtectOptions}, {@code
 *       ProtectException}, {@code Redirects}, {@code AuthResponse}
 *   <li><b>The Frontend API</b>: {@code FrontendApiProxy}, {@code ProxyHeaders}, {@code
 *       ProxyRequestBody}, {@code ProxyResponse}
 *   <li><b>OAuth resources</b>: {@code ProtectedResourceMetadata}, {@code BearerChallenge}
 *   <li><b>Pages</b>: {@code ClerkScript}, {@code ContentSecurityPolicy}, {@code HtmlText}
 *   <li><b>Settings</b>: the builder, {@code ApplicationSettings}, {@code SignInPages}, {@code
 *       PublishableKey}, {@code DangerousGaps}
 * </ul>
 *
 * <p>Tokens are verified by {@link io.github.clerk4j.token}, which knows nothing of this package.
 */
@NullMarked
package io.github.clerk4j.auth;

import org.jspecify.annotations.NullMarked;
