package io.github.clerk4j.testing;

import io.github.clerk4j.model.CreateApiKeyParams;
import io.github.clerk4j.model.CreateM2mTokenParams;
import io.github.clerk4j.model.CreatedApiKey;
import io.github.clerk4j.model.CreatedM2mToken;
import io.github.clerk4j.model.CreatedMachine;
import io.github.clerk4j.model.Organization;
import io.github.clerk4j.model.User;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The machine tokens of a {@link FakeClerk}: API keys, M2M tokens and OAuth access tokens.
 *
 * <p>They expire by the clock of the instance. Thread-safe.
 */
public final class MachineTokens {
  private final Store store;
  private final ApiKeys apiKeys;
  private final M2mTokens m2mTokens;
  private final OauthTokens oauthTokens;

  MachineTokens(Store store) {
    this.store = store;
    this.apiKeys = new ApiKeys(store);
    this.m2mTokens = new M2mTokens(store);
    this.oauthTokens = new OauthTokens(store);
  }

  /** Adds an API key of a user, without expiration. */
  public CreatedApiKey addApiKey(User user, String... scopes) {
    return addApiKey(Arguments.notNull("user", user).id(), scopes);
  }

  /** Adds an API key of an organization, without expiration. */
  public CreatedApiKey addApiKey(Organization organization, String... scopes) {
    return addApiKey(Arguments.notNull("organization", organization).id(), scopes);
  }

  private CreatedApiKey addApiKey(String subject, String... scopes) {
    Arguments.noNulls("scopes", scopes);
    Map<String, Object> fields =
        Map.of("name", "API key", "subject", subject, "scopes", List.of(scopes));
    return store.locked(() -> apiKeys.create(Fields.of(fields)).as(CreatedApiKey.class));
  }

  /** Adds an API key like {@code apiKeys().create}. */
  public CreatedApiKey addApiKey(Consumer<? super CreateApiKeyParams.Builder> params) {
    CreateApiKeyParams given = CreateApiKeyParams.of(Arguments.notNull("params", params));
    return store.locked(() -> apiKeys.create(Fields.of(given)).as(CreatedApiKey.class));
  }

  /** Adds a machine that may call these others. */
  public CreatedMachine addMachine(String name, CreatedMachine... others) {
    Arguments.notBlank("name", name);
    List<String> ids =
        Arguments.noNulls("others", others).stream().map(CreatedMachine::id).toList();
    Map<String, Object> fields = Map.of("name", name, "scoped_machines", ids);
    return store.locked(
        () ->
            new MachineRoutes(store)
                .create(Fields.of("CreateMachineParams", fields))
                .as(CreatedMachine.class));
  }

  /** Adds an opaque token of a machine, for the machines that it may call. */
  public CreatedM2mToken addM2mToken(CreatedMachine machine) {
    return addM2mToken(machine, token -> {});
  }

  /** Adds a token of a machine like {@code m2m().createToken}; JWTs too. */
  public CreatedM2mToken addM2mToken(
      CreatedMachine machine, Consumer<? super CreateM2mTokenParams.Builder> params) {
    String id = Arguments.notNull("machine", machine).id();
    CreateM2mTokenParams given = CreateM2mTokenParams.of(Arguments.notNull("params", params));
    return store.locked(
        () -> m2mTokens.create(store.machine(id), Fields.of(given)).as(CreatedM2mToken.class));
  }

  /** Returns a builder of a machine's JWT, valid for an hour. */
  public TokenBuilder m2mJwt(CreatedMachine machine) {
    return m2mTokens.jwt(Arguments.notNull("machine", machine).id());
  }

  /** Adds an opaque access token of a user for an OAuth application, valid for a day. */
  public String addOauthToken(User user, String clientId, String... scopes) {
    String id = Arguments.notNull("user", user).id();
    Arguments.notBlank("clientId", clientId);
    List<String> granted = Arguments.noNulls("scopes", scopes);
    return store.locked(() -> oauthTokens.create(id, clientId, granted));
  }

  /** Returns a builder of such a token as a JWT. */
  public TokenBuilder oauthJwt(User user, String clientId, String... scopes) {
    String id = Arguments.notNull("user", user).id();
    Arguments.notBlank("clientId", clientId);
    List<String> granted = Arguments.noNulls("scopes", scopes);
    return store.locked(() -> oauthTokens.jwt(id, clientId, granted));
  }

  /** Revokes an API key or an opaque token by its secret. JWTs cannot be revoked. */
  public void revoke(String secret) {
    change(secret, each -> each.with("revoked", true));
  }

  /** Lets an API key or an opaque token expire, by its secret. */
  public void expire(String secret) {
    change(secret, each -> each.with("expiration", store.now()));
  }

  private void change(String secret, UnaryOperator<Resource> change) {
    Arguments.notBlank("secret", secret);
    store.locked(
        () -> {
          Resource bearer =
              Stream.of(store.apiKeys, store.m2mTokens, store.oauthTokens)
                  .map(kept -> store.bySecret(kept, secret))
                  .filter(Objects::nonNull)
                  .findFirst()
                  .orElseThrow(
                      () -> new IllegalArgumentException("there is no such API key or token"));
          return change.apply(bearer).with("updated_at", store.now());
        });
  }
}
