package io.github.clerk4j.servlet;

import static io.github.clerk4j.auth.Requirement.role;

import io.github.clerk4j.auth.Auth;
import io.github.clerk4j.auth.ClerkPrincipal;
import io.github.clerk4j.auth.ProtectException;
import io.github.clerk4j.auth.Reverification;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A servlet for all paths that does with its requests and responses what servlets may do. */
final class DispatchServlet extends HttpServlet {
  private static final String FIRST = "first";

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Auth auth = ClerkFilter.auth(request);
    String included = (String) request.getAttribute(RequestDispatcher.INCLUDE_SERVLET_PATH);
    switch (included == null ? request.getServletPath() : included) {
      case "/who" -> response.getWriter().write(who(request));
      case "/same" -> response.getWriter().write("same " + (request.getAttribute(FIRST) == auth));
      case "/reject" -> auth.protect(role("org:owner"));
      case "/wrapped" -> wrapped(auth);
      case "/committed" -> {
        response.getWriter().write("begun");
        response.flushBuffer();
        auth.protect(role("org:owner"));
      }
      case "/buffered" -> {
        response.setHeader("Cache-Control", "public, max-age=60");
        response.addHeader("Set-Cookie", "own=1");
        response.setContentLength(500);
        response.getWriter().write("begun");
        auth.protect(p -> p.require(role("org:owner")).unauthorizedUrl("/elsewhere"));
      }
      case "/redirect" -> ClerkFilter.send(auth.redirectToSignIn("/back"), response);
      case "/reverify" -> ClerkFilter.send(Reverification.STRICT.errorResponse(), response);
      case "/forward" -> {
        request.setAttribute(FIRST, auth);
        request.getRequestDispatcher(target(request)).forward(request, response);
      }
      case "/include" -> {
        request.setAttribute(FIRST, auth);
        request.getRequestDispatcher(target(request)).include(request, response);
      }
      case "/async" -> {
        request.setAttribute(FIRST, auth);
        AsyncContext later = request.startAsync();
        String target = target(request);
        later.start(() -> later.dispatch(target));
      }
      case "/async-complete" -> completeLater(request.startAsync(), auth);
      case "/broken" -> throw new IllegalStateException("This handler is broken");
      case "/missing" -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
      case Application.ERROR_PAGE -> errorPage(request, response, auth);
      default -> response.getWriter().write("reached " + request.getServletPath());
    }
  }

  private static String target(HttpServletRequest request) {
    return "/" + request.getQueryString();
  }

  private static void wrapped(Auth auth) throws ServletException {
    try {
      auth.protect(role("org:owner"));
    } catch (ProtectException e) {
      throw new ServletException(new IllegalStateException(e));
    }
  }

  private static void completeLater(AsyncContext later, Auth auth) {
    later.start(
        () -> {
          try {
            later.getResponse().getWriter().write("later " + auth.userId());
            later.complete();
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  /** Asks more of its caller than it may, to find out that this changes no status. */
  private static void errorPage(HttpServletRequest request, HttpServletResponse response, Auth auth)
      throws IOException {
    if (request.getDispatcherType() == DispatcherType.ERROR) {
      response
          .getWriter()
          .write("error " + request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) + " ");
    }
    response.getWriter().write("for " + (auth.isAuthenticated() ? who(request) : "nobody"));
  }

  private static String who(HttpServletRequest request) {
    if (!(request.getUserPrincipal() instanceof ClerkPrincipal principal)) {
      return "nobody " + request.getRemoteUser() + " " + request.isUserInRole("**");
    }
    return principal.getName()
        + (request.getRemoteUser().equals(principal.getName()) ? " " : " not ")
        + request.getAuthType()
        + " admin="
        + request.isUserInRole("org:admin")
        + " member="
        + request.isUserInRole("org:member")
        + " any="
        + request.isUserInRole("**");
  }
}
