package io.github.clerk4j;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import okio.GzipSink;
import okio.Okio;

/** A fault between a client and Clerk. */
enum Fault {
  RATE_LIMITED_IN_SECONDS("429 with seconds") {
    @Override
    MockResponse answer(Instant now) {
      return status(429).addHeader("Retry-After", 1).build();
    }
  },
  RATE_LIMITED_TO_A_DATE("429 with a date") {
    @Override
    MockResponse answer(Instant now) {
      String date =
          DateTimeFormatter.RFC_1123_DATE_TIME.format(
              now.plus(Duration.ofSeconds(2)).atOffset(ZoneOffset.UTC));
      return status(429).addHeader("Retry-After", date).build();
    }
  },
  RATE_LIMITED_IN_FRACTIONS("429 with a fraction of a second") {
    @Override
    MockResponse answer(Instant now) {
      return status(429).addHeader("Retry-After", "0.4").build();
    }
  },
  RATE_LIMITED_TO_AN_OLD_DATE("429 with a date of an old form") {
    @Override
    MockResponse answer(Instant now) {
      String date =
          DateTimeFormatter.ofPattern("EEEE, dd-MMM-yy HH:mm:ss 'GMT'", Locale.US)
              .format(now.plus(Duration.ofSeconds(2)).atOffset(ZoneOffset.UTC));
      return status(429).addHeader("Retry-After", date).build();
    }
  },
  RATE_LIMITED_FOR_NO_TIME("429 with `Retry-After: 0`") {
    @Override
    MockResponse answer(Instant now) {
      return status(429).addHeader("Retry-After", 0).build();
    }
  },
  RATE_LIMITED_FOR_A_CENTURY("429 for a century") {
    @Override
    MockResponse answer(Instant now) {
      return status(429).addHeader("Retry-After", 3_153_600_000L).build();
    }
  },
  RATE_LIMITED("429 without a time") {
    @Override
    MockResponse answer(Instant now) {
      return status(429).build();
    }
  },
  REQUEST_TIMEOUT("408") {
    @Override
    MockResponse answer(Instant now) {
      return status(408).build();
    }
  },
  INTERNAL_ERROR("500") {
    @Override
    MockResponse answer(Instant now) {
      return status(500).build();
    }
  },
  BAD_GATEWAY("502, HTML") {
    @Override
    MockResponse answer(Instant now) {
      return status(502).body("<html>Bad gateway</html>").build();
    }
  },
  UNAVAILABLE("503 with `Retry-After: 0`") {
    @Override
    MockResponse answer(Instant now) {
      return status(503).addHeader("Retry-After", 0).build();
    }
  },
  GATEWAY_TIMEOUT("504") {
    @Override
    MockResponse answer(Instant now) {
      return status(504).build();
    }
  },
  REFUSED("connection refused"),
  RESET_BEFORE_HEADERS("reset before the headers") {
    @Override
    MockResponse answer(Instant now) {
      return new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build();
    }
  },
  RESET_IN_BODY("reset in the body") {
    @Override
    MockResponse answer(Instant now) {
      return new MockResponse.Builder()
          .body(LONG)
          .onResponseBody(new SocketEffect.CloseSocket())
          .build();
    }
  },
  TRUNCATED("body shorter than announced") {
    @Override
    MockResponse answer(Instant now) {
      return ok().body(HttpTest.USER)
          .setHeader("Content-Length", 1000)
          .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE)
          .build();
    }
  },
  MALFORMED("malformed JSON") {
    @Override
    MockResponse answer(Instant now) {
      return ok().body("{\"id\":").build();
    }
  },
  HTML("200, HTML") {
    @Override
    MockResponse answer(Instant now) {
      return ok().body("<html>Welcome</html>").build();
    }
  },
  EMPTY("200, empty") {
    @Override
    MockResponse answer(Instant now) {
      return ok().build();
    }
  },
  OVERSIZED("200, too large") {
    @Override
    MockResponse answer(Instant now) {
      return ok().body(LONG + LONG).build();
    }
  },
  SLOW_HEADERS("slow headers") {
    @Override
    MockResponse answer(Instant now) {
      return ok().onResponseStart(SocketEffect.Stall.INSTANCE).build();
    }
  },
  SLOW_BODY("slow body") {
    @Override
    MockResponse answer(Instant now) {
      return ok().body(LONG).onResponseBody(SocketEffect.Stall.INSTANCE).build();
    }
  },
  GZIP("200, gzip") {
    @Override
    MockResponse answer(Instant now) {
      return ok().addHeader("Content-Encoding", "gzip").body(gzip(HttpTest.USER)).build();
    }
  },
  BROKEN_GZIP("200, gzip cut off") {
    @Override
    MockResponse answer(Instant now) {
      Buffer cut = new Buffer();
      Buffer whole = gzip(HttpTest.USER);
      cut.write(whole, whole.size() / 2);
      return ok().addHeader("Content-Encoding", "gzip").body(cut).build();
    }
  };

  static final int LARGEST = 100_000;

  private static final String LONG = "{\"id\":\"" + "x".repeat(LARGEST - 100) + "\"}";

  final String name;

  Fault(String name) {
    this.name = name;
  }

  /** Returns the server's response for this fault. */
  MockResponse answer(Instant now) {
    throw new IllegalStateException("there is no response");
  }

  private static MockResponse.Builder ok() {
    return status(200);
  }

  private static MockResponse.Builder status(int status) {
    return new MockResponse.Builder().code(status);
  }

  private static Buffer gzip(String text) {
    Buffer zipped = new Buffer();
    try (var sink = Okio.buffer(new GzipSink(zipped))) {
      sink.writeUtf8(text);
    } catch (IOException e) {
      throw new IllegalStateException(e); // a buffer in memory does not fail
    }
    return zipped;
  }
}
