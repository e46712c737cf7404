package io.github.clerk4j;

import io.github.clerk4j.api.UsersApi;
import io.github.clerk4j.api.UsersApiAsync;
import io.github.clerk4j.model.DeletedObject;
import io.github.clerk4j.model.UpdateUserParams;
import io.github.clerk4j.model.User;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;

/** The two ways to call the same thing, which are to behave alike. */
enum CallStyle {
  WAITING {
    @Override
    <T> T users(
        ClerkClient clerk,
        Function<UsersApi, T> call,
        Function<UsersApiAsync, CompletableFuture<T>> asyncCall) {
      return call.apply(clerk.users());
    }
  },
  ASYNC {
    @Override
    <T> T users(
        ClerkClient clerk,
        Function<UsersApi, T> call,
        Function<UsersApiAsync, CompletableFuture<T>> asyncCall) {
      try {
        return asyncCall.apply(clerk.async().users()).join();
      } catch (CompletionException e) {
        if (e.getCause() instanceof Error error) {
          throw error;
        }
        throw (RuntimeException) e.getCause();
      }
    }
  };

  abstract <T> T users(
      ClerkClient clerk,
      Function<UsersApi, T> call,
      Function<UsersApiAsync, CompletableFuture<T>> asyncCall);

  User getUser(ClerkClient clerk, String id) {
    return users(clerk, users -> users.getUser(id), users -> users.getUser(id));
  }

  User updateUser(ClerkClient clerk, String id, Consumer<? super UpdateUserParams.Builder> params) {
    return users(
        clerk, users -> users.updateUser(id, params), users -> users.updateUser(id, params));
  }

  User banUser(ClerkClient clerk, String id) {
    return users(clerk, users -> users.banUser(id), users -> users.banUser(id));
  }

  DeletedObject deleteUser(ClerkClient clerk, String id) {
    return users(clerk, users -> users.deleteUser(id), users -> users.deleteUser(id));
  }
}
