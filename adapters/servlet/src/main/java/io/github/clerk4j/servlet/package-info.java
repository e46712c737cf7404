/**
 * Clerk for Jakarta Servlet: a filter that authenticates requests, and a servlet that receives
 * webhooks.
 */
@NullMarked
package io.github.clerk4j.servlet;

import org.jspecify.annotations.NullMarked;
