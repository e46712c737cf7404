package io.github.clerk4j.servlet.example;

import static io.github.clerk4j.auth.Requirement.role;

import io.github.clerk4j.auth.Auth;
import io.github.clerk4j.servlet.ClerkFilter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The servlet of the README. */
class AdminServlet extends HttpServlet {
  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Auth auth = ClerkFilter.auth(request);
    auth.protect(role("org:admin"));
    auth.userId();
    request.isUserInRole("org:invoices:create");
    ClerkFilter.send(auth.redirectToSignIn(), response);
  }
}
