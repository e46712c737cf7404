package io.github.clerk4j.auth;

import io.github.clerk4j.ClerkClient;
import org.jspecify.annotations.Nullable;

/**
 * The settings that all auth objects of an authenticator share.
 *
 * @param clerk null for one that never calls Clerk
 * @param resource the document of the OAuth resource that the application is, or null
 */
record AuthSettings(
    @Nullable ClerkClient clerk,
    SignInPages pages,
    ProtectStatuses refusals,
    TemplateTokenCache templateTokens,
    @Nullable ProtectedResourceMetadata resource) {}
