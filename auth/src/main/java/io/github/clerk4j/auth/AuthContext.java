package io.github.clerk4j.auth;

import io.github.clerk4j.ClerkClient;
import org.jspecify.annotations.Nullable;

record AuthContext(@Nullable ClerkClient clerk, @Nullable String pageSignInUrl) {}
