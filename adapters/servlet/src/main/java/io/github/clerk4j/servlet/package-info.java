/**
 * Clerk for Jakarta Servlet: a filter that authenticates requests, and servlets that receive
 * webhooks, forward to Clerk's Frontend API, and serve the document of an OAuth resource.
 */
@NullMarked
package io.github.clerk4j.servlet;

import org.jspecify.annotations.NullMarked;
