package io.github.clerk4j.api;

import io.github.clerk4j.model.Json;
import io.github.clerk4j.model.Params;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.CallAdapter;
import retrofit2.Converter;
import retrofit2.Invocation;
import retrofit2.Retrofit;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.PUT;

/** A factory of requests to one base URL. Sends nothing. Thread-safe. */
public final class Endpoints {
  static final MediaType JSON = MediaType.get("application/json");

  private final Retrofit retrofit;
  private final Map<Class<?>, Object> byService = new ConcurrentHashMap<>();

  /**
   * @param baseUrl the base of all paths, such as {@code https://api.clerk.com/v1/}
   * @param client only used to build requests, because Retrofit offers no other way
   * @throws IllegalArgumentException if the URL has a query or fragment
   */
  public Endpoints(HttpUrl baseUrl, okhttp3.Call.Factory client) {
    if (baseUrl.query() != null || baseUrl.fragment() != null) {
      throw new IllegalArgumentException("a base URL has no query and no fragment");
    }
    this.retrofit =
        new Retrofit.Builder()
            .baseUrl(
                baseUrl.encodedPath().endsWith("/")
                    ? baseUrl
                    : baseUrl.newBuilder().addPathSegment("").build())
            .callFactory(client)
            .addCallAdapterFactory(new ApiCalls())
            .addConverterFactory(new Bodies())
            .build();
  }

  /** Returns the base of all paths, which ends with a slash. */
  HttpUrl baseUrl() {
    return retrofit.baseUrl();
  }

  /** Returns the endpoints of a service; the same object each time. */
  <T> T of(Class<T> endpoints) {
    return endpoints.cast(byService.computeIfAbsent(endpoints, retrofit::create));
  }

  @Override
  public String toString() {
    return retrofit.baseUrl().toString();
  }

  /** A call adapter that makes {@code ApiCall<T>} the result of an endpoint's method. */
  private static final class ApiCalls extends CallAdapter.Factory {
    @Override
    public @Nullable CallAdapter<?, ?> get(Type type, Annotation[] annotations, Retrofit retrofit) {
      return getRawType(type) == ApiCall.class
          ? new ToApiCall(
              getParameterUpperBound(0, (ParameterizedType) type), "/" + path(annotations))
          : null;
    }

    private static String path(Annotation[] annotations) {
      for (Annotation each : annotations) {
        if (each instanceof GET get) {
          return get.value();
        } else if (each instanceof POST post) {
          return post.value();
        } else if (each instanceof PUT put) {
          return put.value();
        } else if (each instanceof PATCH patch) {
          return patch.value();
        } else if (each instanceof DELETE delete) {
          return delete.value();
        }
      }
      return "";
    }
  }

  private record ToApiCall(Type responseType, String path)
      implements CallAdapter<Object, ApiCall<?>> {
    @Override
    public ApiCall<?> adapt(Call<Object> call) {
      Request request = call.request();
      Invocation invocation = request.tag(Invocation.class);
      String operation = invocation == null ? path : invocation.method().getName();
      return new ApiCall<>(request, responseType, operation, path);
    }
  }

  /** A converter of params to JSON; responses are read elsewhere. */
  private static final class Bodies extends Converter.Factory {
    @Override
    public @Nullable Converter<?, RequestBody> requestBodyConverter(
        Type type, Annotation[] parameter, Annotation[] method, Retrofit retrofit) {
      return Params.class.isAssignableFrom(getRawType(type)) || getRawType(type) == List.class
          ? params -> RequestBody.create(Json.writeBytes(params), JSON)
          : null;
    }

    @Override
    public Converter<ResponseBody, ?> responseBodyConverter(
        Type type, Annotation[] annotations, Retrofit retrofit) {
      return body -> {
        throw new IllegalStateException("a transport reads the responses");
      };
    }
  }
}
