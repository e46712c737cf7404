package io.github.clerk4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms in which Clerk sends lists. */
class ListResponseTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"data\":[{\"id\":\"user_1\"},{\"id\":\"user_2\"}],\"total_count\":12}",
        "{\"m2m_tokens\":[{\"id\":\"user_1\"},{\"id\":\"user_2\"}],\"total_count\":12}",
        "{\"total_count\":12,\"data\":[{\"id\":\"user_1\"},{\"id\":\"user_2\"}]}",
        "{\"hints\":[\"x\"],\"total_count\":12,\"data\":[{\"id\":\"user_1\"},{\"id\":\"user_2\"}]}",
        "{\"data\":[{\"id\":\"user_1\"},{\"id\":\"user_2\"}],\"warnings\":[],\"total_count\":12}",
      })
  void anObjectWithItemsAndTotalIsRead(String json) throws IOException {
    ListResponse<User> slice = read(json);

    assertThat(slice.items()).extracting(User::id).containsExactly("user_1", "user_2");
    assertThat(slice.received()).isEqualTo(2);
    assertThat(slice.totalCount()).isEqualTo(12);
  }

  @Test
  void aBareArrayHasNoTotal() throws IOException {
    ListResponse<User> slice = read("[{\"id\":\"user_1\"}]");

    assertThat(slice.items()).extracting(User::id).containsExactly("user_1");
    assertThat(slice.totalCount()).isNull();
    assertThat(read("[]").items()).isEmpty();
  }

  @Test
  void anEntryThatIsNoItemIsLeftOutButCounted() throws IOException {
    ListResponse<User> slice = read("[null,{\"id\":\"user_1\"},\"x\",[{}],7,{}]");

    assertThat(slice.items()).extracting(User::id).containsExactly("user_1", "");
    assertThat(slice.received()).isEqualTo(6);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"data\":[{}],\"total_count\":null}",
        "{\"data\":[{}],\"total_count\":\"12\"}",
        "{\"data\":[{}],\"total_count\":{}}",
        "{\"data\":[{}]}"
      })
  void aTotalThatIsNoNumberIsUnknown(String json) throws IOException {
    assertThat(read(json).totalCount()).isNull();
    assertThat(read(json).items()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"data\":null,\"total_count\":0}", "{\"data\":{}}", "{}"})
  void anObjectWithoutAnArrayHasNoItems(String json) throws IOException {
    assertThat(read(json).items()).isEmpty();
    assertThat(read(json).received()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"x\"", "5", "true"})
  void otherJsonIsAnError(String json) {
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> read(json));
  }

  @SuppressWarnings("unchecked") // of the type that is asked for
  private static ListResponse<User> read(String json) throws IOException {
    return (ListResponse<User>) Json.read(new SliceOfUsers(), new Buffer().writeUtf8(json));
  }

  private record SliceOfUsers() implements ParameterizedType {
    @Override
    public Type[] getActualTypeArguments() {
      return new Type[] {User.class};
    }

    @Override
    public Type getRawType() {
      return ListResponse.class;
    }

    @Override
    public Type getOwnerType() {
      return List.class;
    }
  }
}
