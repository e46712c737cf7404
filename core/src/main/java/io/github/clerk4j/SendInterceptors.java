package io.github.clerk4j;

import java.io.IOException;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;

/**
 * The interceptors that track an attempt: before and after those of the user, and before the
 * network. They take the {@link SendTracker} from the call, because other interceptors can replace
 * the request.
 */
final class SendInterceptors {
  private static final int PROXY_AUTHENTICATION_REQUIRED = 407;
  private static final int MOST_DEAD_CONNECTIONS = 64;

  private final KeptConnections connections;

  /** A connection that turned out to be closed before anything was written to it. */
  private static final class DeadConnectionException extends IOException {
    DeadConnectionException() {
      super("the connection had been closed; nothing was sent");
    }
  }

  SendInterceptors(KeptConnections connections) {
    this.connections = connections;
  }

  /** Adds the interceptors around those of the client. */
  void addTo(OkHttpClient.Builder client) {
    client.interceptors().add(0, SendInterceptors::begin);
    client.interceptors().add(SendInterceptors::connect);
    client.networkInterceptors().add(0, SendInterceptors::handOver);
    client.networkInterceptors().add(this::send); // reached when there is a connection
  }

  private static Response begin(Interceptor.Chain chain) throws IOException {
    SendTracker tracker = tracker(chain);
    tracker.begins();
    try {
      return chain.proceed(chain.request());
    } catch (IOException e) {
      tracker.fails(e);
      throw e;
    } catch (Throwable e) {
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      throw new ForeignException(e);
    }
  }

  private static Response connect(Interceptor.Chain chain) throws IOException {
    SendTracker tracker = tracker(chain);
    tracker.connects();
    int dead = 0;
    while (true) {
      try {
        return chain.proceed(chain.request());
      } catch (IOException e) {
        if (isUnused(e)) {
          tracker.staysUnprocessed();
        }
        tracker.handsBack(e);
        if (!isUnused(e) || ++dead > MOST_DEAD_CONNECTIONS || chain.call().isCanceled()) {
          throw e;
        }
        tracker.connects();
      }
    }
  }

  private static Response handOver(Interceptor.Chain chain) throws IOException {
    tracker(chain).handsOver();
    return chain.proceed(chain.request());
  }

  private Response send(Interceptor.Chain chain) throws IOException {
    SendTracker tracker = tracker(chain);
    Connection connection = chain.connection();
    if (connection == null) {
      throw new IllegalStateException("a network interceptor has a connection");
    }
    if (isHttp1(connection)
        && connections.isDoubtful(connection, tracker.needsLiveConnection())
        && !KeptConnections.isAlive(connection.socket())) {
      connection.socket().close();
      throw new DeadConnectionException();
    }
    tracker.leaves(connections.isKept(connection));
    Response response;
    try {
      response = chain.proceed(chain.request());
    } catch (IOException e) {
      if (isUnprocessed(e)) {
        tracker.staysUnprocessed();
        tracker.handsBack(e);
      }
      throw e;
    }
    connections.used(connection);
    if (response.code() == PROXY_AUTHENTICATION_REQUIRED) {
      tracker.staysUnprocessed();
    }
    return tracker.withoutOkHttpRetry(response);
  }

  private static SendTracker tracker(Interceptor.Chain chain) {
    SendTracker tracker = chain.call().request().tag(SendTracker.class);
    if (tracker == null) {
      throw new IllegalStateException("a call that is not ours");
    }
    return tracker;
  }

  private static boolean isHttp1(Connection connection) {
    return connection.protocol() == Protocol.HTTP_1_1 || connection.protocol() == Protocol.HTTP_1_0;
  }

  /** Returns true if nothing was written, so that another connection can be used. */
  private static boolean isUnused(IOException e) {
    return e instanceof DeadConnectionException || isShutdown(e);
  }

  /** Returns true if the server has said that it did not process the request (RFC 9113, 8.7). */
  private static boolean isUnprocessed(IOException e) {
    return isShutdown(e)
        || (e.getClass().getSimpleName().equals("StreamResetException")
            && "stream was reset: REFUSED_STREAM".equals(e.getMessage()));
  }

  /** Compares names, because the class is internal to OkHttp. */
  private static boolean isShutdown(IOException e) {
    return e.getClass().getSimpleName().equals("ConnectionShutdownException");
  }
}
