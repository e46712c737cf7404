package io.github.clerk4j.auth;

import io.github.clerk4j.ClerkConfigurationException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** A publishable key, which names a Clerk instance. It is public. Immutable. */
public final class PublishableKey {
  private static final String LIVE = "pk_live_";
  private static final String TEST = "pk_test_";
  private static final int LONGEST = 400; // a host name has 253 characters at most
  private static final int SUFFIX_LENGTH = 8;
  private static final String WHERE = "; the Clerk Dashboard shows it under API keys";
  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9-]++(\\.[A-Za-z0-9-]++)++(:[0-9]{1,5})?");

  /** The domains of the account portals of development instances. */
  private static final List<String> PORTALS =
      List.of(".accounts.dev", ".accountsstage.dev", ".accounts.lclclerk.com");

  private static final List<String> OLD_PORTALS =
      List.of(".lcl.dev", ".lclstage.dev", ".lclclerk.com");

  private final String value;
  private final String frontendApi;
  private final String portal;
  private final String cookieSuffix;

  private PublishableKey(String value) {
    this.value = value;
    this.frontendApi = host(value);
    this.portal = portal(frontendApi);
    this.cookieSuffix = suffix(value);
  }

  /**
   * Parses a key. Blanks around it are ignored.
   *
   * @throws ClerkConfigurationException if there is none, or it is not a publishable key
   */
  public static PublishableKey of(@Nullable String key) {
    if (key == null || key.isBlank()) {
      throw new ClerkConfigurationException("There is no publishable key: set it" + WHERE);
    }
    return new PublishableKey(SettingCheck.key("publishableKey", key));
  }

  /** Returns the key itself. */
  public String value() {
    return value;
  }

  /** Returns true for a production instance ({@code pk_live_}), false for a development one. */
  public boolean isProduction() {
    return value.startsWith(LIVE);
  }

  /** Returns the host of the instance's Frontend API, such as {@code clerk.example.com}. */
  public String frontendApi() {
    return frontendApi;
  }

  /**
   * Returns the suffix in the names of the instance's cookies, such as after {@code __session_}.
   */
  public String cookieSuffix() {
    return cookieSuffix;
  }

  /**
   * Returns the URL of the instance's account portal, such as {@code https://accounts.example.com}.
   */
  public String accountsUrl() {
    return portal;
  }

  /** Returns true if a URL is of Clerk's own pages of this instance. */
  boolean isClerkReferrer(@Nullable String url) {
    String origin = RequestUrl.originOf(url);
    if (origin == null) {
      return false;
    }
    String host = RequestUrl.hostOf(origin);
    return host.equalsIgnoreCase(RequestUrl.hostOf("https://" + frontendApi))
        || (!isProduction() && isDevelopmentPortal(host))
        || origin.equals(portal);
  }

  private static boolean isDevelopmentPortal(String host) {
    return (host.startsWith("accounts.") && OLD_PORTALS.stream().anyMatch(host::endsWith))
        || PORTALS.stream().anyMatch(it -> host.endsWith(it) && !host.endsWith(".clerk" + it));
  }

  private static String host(String key) {
    if (key.startsWith("sk_") || key.startsWith("ak_")) {
      throw new ClerkConfigurationException(
          "The publishable key is a secret one: use the one that begins with pk_test_ or pk_live_, and replace the secret one if it was shown to anybody"
              + WHERE);
    }
    if (key.length() > LONGEST || !(key.startsWith(LIVE) || key.startsWith(TEST))) {
      throw malformed();
    }
    String decoded;
    try {
      byte[] host = Base64.getDecoder().decode(key.substring(LIVE.length()));
      decoded = new String(host, StandardCharsets.ISO_8859_1);
    } catch (IllegalArgumentException e) {
      throw malformed();
    }
    String host = decoded.endsWith("$") ? decoded.substring(0, decoded.length() - 1) : "";
    if (!HOST.matcher(host).matches() || URI.create("https://" + host).getHost() == null) {
      throw malformed();
    }
    return host;
  }

  private static String portal(String frontendApi) {
    String host =
        frontendApi
            .replaceFirst("clerk\\.accountsstage\\.", "accountsstage.")
            .replaceFirst("clerk\\.accounts\\.|clerk\\.", "accounts.");
    HttpUrl url = HttpUrl.parse("https://" + host);
    String portal = RequestUrl.origin("https", host);
    if (url == null || portal == null) {
      throw malformed();
    }
    return portal;
  }

  private static ClerkConfigurationException malformed() {
    return new ClerkConfigurationException(
        "The publishable key is malformed: copy the whole of the one that begins with pk_test_ or pk_live_"
            + WHERE);
  }

  private static String suffix(String key) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-1").digest(key.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().encodeToString(hash).substring(0, SUFFIX_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-1", e);
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PublishableKey that && that.value.equals(value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  /** The key, as it is for anybody to see. */
  @Override
  public String toString() {
    return value;
  }
}
