package io.github.clerk4j.jaxrs.example;

import io.github.clerk4j.auth.Auth;
import io.github.clerk4j.jaxrs.Protected;
import io.github.clerk4j.model.WebhookEvent;
import io.github.clerk4j.model.WebhookEvent.UserCreated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;

@Path("/")
public class Resources {
  @GET
  @Path("hello")
  @Protected(role = "org:admin")
  public String hello(@Context Auth auth) {
    return "Hello " + auth.userId();
  }

  @POST
  @Path("webhooks/clerk")
  public void receive(WebhookEvent event) {
    if (event instanceof UserCreated created) {
      System.out.println(created.data().id());
    }
  }
}
