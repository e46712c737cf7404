package io.github.clerk4j.jaxrs;

import static io.github.clerk4j.auth.Requirement.role;
import static io.github.clerk4j.token.TokenType.API_KEY;
import static io.github.clerk4j.token.TokenType.SESSION_TOKEN;

import io.github.clerk4j.auth.AcceptedTokens;
import io.github.clerk4j.auth.Auth;
import io.github.clerk4j.auth.ProtectException;
import io.github.clerk4j.auth.Reverification;
import io.github.clerk4j.model.WebhookEvent.UserCreated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Resources that do with the caller what resources may do. */
final class Resources {
  static final Set<Class<?>> ALL =
      Set.of(
          Open.class,
          Account.class,
          Inherited.class,
          Once.class,
          Early.class,
          Keeping.class,
          Fields.class,
          Constructed.class,
          Kept.class,
          Later.class,
          CreatedWebhooks.class);

  private Resources() {}

  /** A resource without a rule of its own, but with methods that have one. */
  @Path("/open")
  public static class Open {
    @GET
    public String who(@Context Auth auth) {
      return auth.isAuthenticated() + " " + auth.userId();
    }

    @GET
    @Path("security")
    public String security(@Context SecurityContext security) {
      return (security.getUserPrincipal() == null
              ? "nobody"
              : security.getUserPrincipal().getName())
          + " "
          + security.getAuthenticationScheme()
          + " admin="
          + security.isUserInRole("org:admin");
    }

    @GET
    @Path("role")
    @RolesAllowed("org:admin")
    public String role() {
      return "role";
    }

    @GET
    @Path("user")
    @Protected
    public String user(@Context Auth auth) {
      return "user " + auth.userId();
    }

    @GET
    @Path("admin")
    @Protected(role = "org:admin")
    public String admin() {
      return "admin";
    }

    @GET
    @Path("permission")
    @Protected(role = "org:admin", permission = "org:invoices:void")
    public String permission() {
      return "permission";
    }

    @GET
    @Path("key")
    @Protected(tokens = API_KEY, scope = "read:users")
    public String key(@Context Auth auth) {
      return "key of " + auth.protect(AcceptedTokens.only(API_KEY)).userId();
    }

    @GET
    @Path("both")
    @Protected(tokens = {API_KEY, SESSION_TOKEN})
    public String both() {
      return "both";
    }

    @GET
    @Path("response")
    public Response response(@Context Auth auth) {
      return ClerkFeature.response(auth.redirectToSignIn("/back"));
    }

    @GET
    @Path("reverify")
    public Response reverify() {
      return ClerkFeature.response(Reverification.STRICT.errorResponse());
    }

    @Path("sub")
    public Account sub() {
      return new Account();
    }
  }

  /** A resource that is protected as a whole. */
  @Path("/account")
  @Protected
  public static class Account {
    @GET
    public String account() {
      return "account";
    }

    @GET
    @Path("admin")
    @Protected(role = "org:admin")
    public String admin() {
      return "admin";
    }
  }

  /** An interface whose annotations Java does not inherit. */
  @Protected
  public interface Contract<T> {
    /** Has a rule of its own. */
    @Protected(role = "org:admin")
    String admin(T parameter);
  }

  /** A class between. */
  public abstract static class Base implements Contract<SecurityContext> {}

  /** A resource that inherits its rules. */
  @Path("/inherited")
  public static class Inherited extends Base {
    @GET
    public String get() {
      return "inherited";
    }

    @Override
    @GET
    @Path("admin")
    public String admin(@Context SecurityContext security) {
      return "admin";
    }
  }

  /** A resource that is made once, and gets each caller as a parameter. */
  @Path("/once")
  @Singleton
  public static class Once {
    @GET
    public String who(@Context Auth auth, @Context SecurityContext security) {
      return auth.userId() + " " + security.getUserPrincipal();
    }
  }

  /** A resource that is made for each request, before it is authenticated. */
  @Path("/early")
  public static class Early {
    @Context @Nullable Auth auth;

    @GET
    public String who() {
      return "early " + Objects.requireNonNull(auth).userId();
    }
  }

  /** A resource that is made once, and would keep its first caller. */
  @Path("/keeping")
  @Singleton
  public static class Keeping {
    @Context @Nullable Auth auth;

    @GET
    public String who() {
      return "kept " + Objects.requireNonNull(auth).userId();
    }
  }

  /** A resource that is made for each request, and asks for the caller in a method. */
  @Path("/fields")
  public static class Fields {
    @Context @Nullable CurrentAuth caller;

    @GET
    @Protected
    public String who() {
      return "field " + Objects.requireNonNull(caller).get().userId();
    }

    @GET
    @Path("key")
    @Protected(tokens = API_KEY)
    public String key() {
      Auth auth = Objects.requireNonNull(caller).get();
      return "key of " + auth.protect(AcceptedTokens.only(API_KEY)).userId();
    }

    @GET
    @Path("other-thread")
    public CompletionStage<String> otherThread() {
      CurrentAuth asked = Objects.requireNonNull(caller);
      return CompletableFuture.supplyAsync(
          () -> {
            try {
              return "caller " + asked.get().userId();
            } catch (IllegalStateException e) {
              return String.valueOf(e.getMessage());
            }
          });
    }
  }

  /** A resource whose constructor gets the caller. */
  @Path("/constructed")
  public static class Constructed {
    private final CurrentAuth caller;

    public Constructed(@Context CurrentAuth caller) {
      this.caller = caller;
    }

    @GET
    public String who() {
      return "constructed " + caller.get().userId();
    }
  }

  /** A resource that is made once, and asks for each caller. */
  @Path("/kept")
  @Singleton
  public static class Kept {
    @Context @Nullable CurrentAuth caller;

    @GET
    public String who() {
      return "kept " + Objects.requireNonNull(caller).get().userId();
    }
  }

  /** Methods that respond on another thread. */
  @Path("/later")
  @Produces(MediaType.TEXT_PLAIN)
  public static class Later {
    @GET
    public CompletionStage<String> who(@Context Auth auth) {
      return CompletableFuture.supplyAsync(() -> "later " + auth.protect().userId());
    }

    @GET
    @Path("admin")
    public CompletionStage<String> admin(@Context Auth auth) {
      return CompletableFuture.supplyAsync(() -> auth.protect(role("org:admin")).userId());
    }

    @GET
    @Path("forbidden")
    public CompletionStage<String> forbidden() {
      return CompletableFuture.supplyAsync(
          () -> {
            throw new ForbiddenException();
          });
    }

    @GET
    @Path("broken")
    public CompletionStage<String> broken() {
      return CompletableFuture.supplyAsync(
          () -> {
            throw new IllegalStateException("This handler is broken");
          });
    }

    @GET
    @Path("suspended")
    public void suspended(@Suspended AsyncResponse response, @Context Auth auth) {
      Thread later =
          new Thread(
              () -> {
                try {
                  response.resume(auth.protect(role("org:admin")).userId());
                } catch (ProtectException e) {
                  response.resume(e);
                }
              });
      later.setDaemon(true);
      later.start();
    }
  }

  /** A method that takes one type of event. */
  @Path("/webhooks/created")
  public static class CreatedWebhooks {
    @POST
    public String receive(UserCreated created, @HeaderParam("svix-id") String messageId) {
      return created.type() + " " + !messageId.isBlank();
    }
  }

  /** A filter that sees the caller. */
  static final class SeeingFilter implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
      if (request.getUriInfo().getPath().endsWith("seen")) {
        request.abortWith(Response.ok("seen " + ClerkFeature.auth(request).userId()).build());
      }
    }
  }
}
