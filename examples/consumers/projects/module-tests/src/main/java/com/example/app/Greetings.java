package com.example.app;

import io.github.clerk4j.ClerkClient;
import io.github.clerk4j.auth.Auth;

class Greetings {
  private final ClerkClient clerk;

  Greetings(ClerkClient clerk) {
    this.clerk = clerk;
  }

  String greet(Auth auth) {
    return "Hello " + clerk.users().getUser(auth.protect().userId()).primaryEmailAddress().emailAddress();
  }
}
