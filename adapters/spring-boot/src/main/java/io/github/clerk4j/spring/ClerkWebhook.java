package io.github.clerk4j.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An annotation of an argument of a controller, which gets the event of a webhook after its
 * signature was verified.
 *
 * <pre>{@code
 * @PostMapping("/webhooks/clerk")
 * void receive(@ClerkWebhook WebhookEvent event) {
 *   if (event instanceof UserCreated created) {
 *     save(created.data());
 *   }
 * }
 * }</pre>
 *
 * <p>The signature covers the raw body, so no filter and no other argument may read the body. A
 * webhook that fails verification gets status 400, and one of more than 1 MiB gets 413. If the
 * controller throws, the status is 500. Clerk delivers the webhook again later in all three cases.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface ClerkWebhook {}
