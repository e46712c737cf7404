package io.github.clerk4j.spring;

import io.github.clerk4j.auth.ClerkScript;
import io.github.clerk4j.auth.ContentSecurityPolicy;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The model attribute {@code clerk} of a page that a template renders, with the script tags of
 * ClerkJS. In Thymeleaf:
 *
 * <pre>{@code
 * <head>
 *   <th:block th:utext="${clerk.script}"/>
 *   <script th:attr="nonce=${clerk.nonce}">...</script>
 * </head>
 * }</pre>
 *
 * <p>Each page has a nonce of its own. Thread-safe.
 */
public final class ClerkPage {
  private final Supplier<ClerkScript> script;
  private final String nonce = ClerkScript.newNonce();
  private volatile boolean used;

  /**
   * @param script is not called for pages without ClerkJS, whose application may have no key for it
   */
  ClerkPage(Supplier<ClerkScript> script) {
    this.script = script;
  }

  /**
   * Returns the script tags as HTML, for the head of the page. They are escaped already.
   *
   * @throws io.github.clerk4j.ClerkConfigurationException if there is no publishable key
   */
  public String getScript() {
    used = true;
    return script.get().html(nonce);
  }

  /** Same as {@link #getScript}, without the call of {@code Clerk.load}. */
  public String getScriptWithoutLoad() {
    used = true;
    return script.get().scripts(nonce);
  }

  /** Returns the nonce for the other scripts of the page. */
  public String getNonce() {
    used = true;
    return nonce;
  }

  /** Returns true if the page has the nonce. */
  boolean isUsed() {
    return used;
  }

  /** Returns the policy of the page, which allows ClerkJS and the scripts with the nonce. */
  ContentSecurityPolicy policy(Map<String, List<String>> more) {
    ContentSecurityPolicy policy = script.get().contentSecurityPolicy(nonce);
    for (Map.Entry<String, List<String>> each : more.entrySet()) {
      policy = policy.with(each.getKey(), each.getValue().toArray(String[]::new));
    }
    return policy;
  }
}
