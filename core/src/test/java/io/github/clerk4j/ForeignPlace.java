package io.github.clerk4j;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.Dispatcher;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** A place in a call that runs the user's code. */
enum ForeignPlace {
  LISTENER {
    @Override
    void set(ClerkClient.Builder clerk, OkHttpClient.Builder http, Throwing what) {
      clerk.listener(attempt -> what.now());
    }
  },
  LIMITER {
    @Override
    void set(ClerkClient.Builder clerk, OkHttpClient.Builder http, Throwing what) {
      clerk.rateLimiter(request -> what.now());
    }
  },
  LIMITER_STAGE {
    @Override
    void set(ClerkClient.Builder clerk, OkHttpClient.Builder http, Throwing what) {
      clerk.rateLimiter(request -> CompletableFuture.supplyAsync(what::now));
    }
  },
  LIMITER_ON_RATE_LIMITED {
    @Override
    void set(ClerkClient.Builder clerk, OkHttpClient.Builder http, Throwing what) {
      clerk.rateLimiter(
          new RateLimiter() {
            @Override
            public CompletionStage<Duration> reserve(RateLimiter.Request request) {
              return CompletableFuture.completedFuture(Duration.ZERO);
            }

            @Override
            public void onRateLimited(
                RateLimiter.Request request, Duration retryAfter, boolean forAll) {
              what.now();
            }
          });
    }
  },
  INTERCEPTOR {
    @Override
    void set(ClerkClient.Builder clerk, OkHttpClient.Builder http, Throwing what) {
      http.addInterceptor(chain -> what.now());
    }
  },
  INTERCEPTOR_AFTERWARDS {
    @Override
    void set(ClerkClient.Builder clerk, OkHttpClient.Builder http, Throwing what) {
      http.addInterceptor(
          chain -> {
            chain.proceed(chain.request()).close();
            return what.now();
          });
    }
  },
  NETWORK_INTERCEPTOR {
    @Override
    void set(ClerkClient.Builder clerk, OkHttpClient.Builder http, Throwing what) {
      http.addNetworkInterceptor(chain -> what.now());
    }
  },
  NETWORK_INTERCEPTOR_AFTERWARDS {
    @Override
    void set(ClerkClient.Builder clerk, OkHttpClient.Builder http, Throwing what) {
      http.addNetworkInterceptor(
          chain -> {
            chain.proceed(chain.request()).close();
            return what.now();
          });
    }
  },
  RESPONSE_BODY {
    @Override
    void set(ClerkClient.Builder clerk, OkHttpClient.Builder http, Throwing what) {
      http.addInterceptor(
          chain -> {
            Response response = chain.proceed(chain.request());
            return response
                .newBuilder()
                .body(new ThrowingBody(response.body(), what, false))
                .build();
          });
    }
  },
  RESPONSE_BODY_CLOSED {
    @Override
    void set(ClerkClient.Builder clerk, OkHttpClient.Builder http, Throwing what) {
      http.addInterceptor(
          chain -> {
            Response response = chain.proceed(chain.request());
            return response
                .newBuilder()
                .body(new ThrowingBody(response.body(), what, true))
                .build();
          });
    }
  },
  DNS {
    @Override
    void set(ClerkClient.Builder clerk, OkHttpClient.Builder http, Throwing what) {
      http.dns(host -> what.<List<InetAddress>>now());
    }
  },
  PROXY_SELECTOR {
    @Override
    void set(ClerkClient.Builder clerk, OkHttpClient.Builder http, Throwing what) {
      http.proxySelector(
          new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
              return what.now();
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException e) {}
          });
    }
  },
  SOCKET_FACTORY {
    @Override
    void set(ClerkClient.Builder clerk, OkHttpClient.Builder http, Throwing what) {
      http.socketFactory(new ThrowingSockets(what));
    }
  },
  CALL_START {
    @Override
    void set(ClerkClient.Builder clerk, OkHttpClient.Builder http, Throwing what) {
      http.eventListener(
          new EventListener() {
            @Override
            public void callStart(Call call) {
              what.now();
            }
          });
    }
  },
  CONNECT_START {
    @Override
    void set(ClerkClient.Builder clerk, OkHttpClient.Builder http, Throwing what) {
      http.eventListener(
          new EventListener() {
            @Override
            public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
              what.now();
            }
          });
    }
  },
  CONNECTION_ACQUIRED {
    @Override
    void set(ClerkClient.Builder clerk, OkHttpClient.Builder http, Throwing what) {
      http.eventListener(
          new EventListener() {
            @Override
            public void connectionAcquired(Call call, Connection connection) {
              what.now();
            }
          });
    }
  },
  REQUEST_SENT {
    @Override
    void set(ClerkClient.Builder clerk, OkHttpClient.Builder http, Throwing what) {
      http.eventListener(
          new EventListener() {
            @Override
            public void requestHeadersEnd(Call call, Request request) {
              what.now();
            }
          });
    }
  },
  RESPONSE_HEADERS {
    @Override
    void set(ClerkClient.Builder clerk, OkHttpClient.Builder http, Throwing what) {
      http.eventListener(
          new EventListener() {
            @Override
            public void responseHeadersEnd(Call call, Response response) {
              what.now();
            }
          });
    }
  },
  RESPONSE_BODY_END {
    @Override
    void set(ClerkClient.Builder clerk, OkHttpClient.Builder http, Throwing what) {
      http.eventListener(
          new EventListener() {
            @Override
            public void responseBodyEnd(Call call, long byteCount) {
              what.now();
            }
          });
    }
  },
  CALL_END {
    @Override
    void set(ClerkClient.Builder clerk, OkHttpClient.Builder http, Throwing what) {
      http.eventListener(
          new EventListener() {
            @Override
            public void callEnd(Call call) {
              what.now();
            }
          });
    }
  },
  EVENT_LISTENER_FACTORY {
    @Override
    void set(ClerkClient.Builder clerk, OkHttpClient.Builder http, Throwing what) {
      http.eventListenerFactory(call -> what.now());
    }
  },
  EXECUTOR {
    @Override
    void set(ClerkClient.Builder clerk, OkHttpClient.Builder http, Throwing what) {
      http.dispatcher(new Dispatcher(new ThrowingThreads(what)));
    }
  };

  /** Has code at this place that throws. */
  abstract void set(ClerkClient.Builder clerk, OkHttpClient.Builder http, Throwing what);
}
