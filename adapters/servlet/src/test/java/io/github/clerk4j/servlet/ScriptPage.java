package io.github.clerk4j.servlet;

import io.github.clerk4j.auth.ClerkScript;
import io.github.clerk4j.model.Json;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page with the tags of ClerkJS, which a headless browser opens. */
final class ScriptPage extends HttpServlet {
  private static final String BROWSER = "/usr/bin/chromium";
  private static final int PATIENCE = 120;
  private static final Pattern RESULT = Pattern.compile("<pre id=\"result\">(.*?)</pre>");

  /** Records violations of the policy, and in the end what ClerkJS has read. */
  private static final String PROBE =
      """
      const violations = [], errors = [];
      addEventListener("securitypolicyviolation", it => violations.push(it.effectiveDirective + " " + it.blockedURI));
      addEventListener("error", it => errors.push(String(it.message)));
      addEventListener("unhandledrejection", it => errors.push(String(it.reason)));
      addEventListener("load", async () => {
        for (let i = 0; i < 100 && !window.Clerk?.loaded; i++) await new Promise(next => setTimeout(next, 100));
        const { publishableKey, proxyUrl, loaded, version } = window.Clerk ?? {};
        const result = document.createElement("pre");
        result.id = "result";
        result.textContent = btoa(JSON.stringify({ publishableKey, proxyUrl, loaded, version, violations, errors }));
        document.body.append(result);
      });
      """;

  private final transient ClerkScript script;
  private final String body;

  /** Creates a page with more HTML in its body. */
  ScriptPage(ClerkScript script, String body) {
    this.script = script;
    this.body = body;
  }

  static boolean hasBrowser() {
    return Files.isExecutable(Path.of(BROWSER));
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String nonce = ClerkScript.newNonce();
    response.setContentType("text/html;charset=utf-8");
    response.setHeader("Content-Security-Policy", script.contentSecurityPolicy(nonce).toString());
    response
        .getWriter()
        .write(
            "<!doctype html><html><head><title>Page</title><script nonce=\""
                + nonce
                + "\">"
                + PROBE
                + "</script>"
                + script.html(nonce)
                + "</head><body>"
                + body
                + "</body></html>");
  }

  /** The values that a page has recorded, by their names. */
  record Result(Map<?, ?> members) {
    String get(String member) {
      return String.valueOf(members.get(member));
    }

    List<?> list(String member) {
      return (List<?>) Objects.requireNonNull(members.get(member));
    }
  }

  /** Opens a page in a browser, and returns what it has recorded. */
  static Result open(URI page, Path profile) throws IOException, InterruptedException {
    Path dom = profile.resolve("dom.html");
    Process browser =
        new ProcessBuilder(
                BROWSER,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-dev-shm-usage",
                "--user-data-dir=" + profile,
                "--virtual-time-budget=20000",
                "--dump-dom",
                page.toString())
            .redirectOutput(dom.toFile())
            .redirectError(profile.resolve("log.txt").toFile())
            .start();
    if (!browser.waitFor(PATIENCE, TimeUnit.SECONDS)) {
      browser.destroyForcibly();
    }
    String html = Files.readString(dom);
    Matcher found = RESULT.matcher(html);
    if (!found.find()) {
      throw new AssertionError("The page has recorded nothing:\n" + html);
    }
    byte[] json = Base64.getDecoder().decode(found.group(1));
    return new Result(Json.read(Map.class, new ByteArrayInputStream(json)));
  }
}
