package io.github.clerk4j.contract;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mockwebserver3.RecordedRequest;
import okhttp3.MediaType;
import okhttp3.MultipartReader;
import okio.Buffer;

/** Multipart form data, which the validator does not look into. */
final class Forms {
  private static final Pattern NAME = Pattern.compile("form-data; name=\"([^\"]+)\".*");

  private Forms() {}

  /** The parts' contents by their names. */
  static Map<String, String> parts(RecordedRequest request) throws IOException {
    MediaType type =
        MediaType.get(Objects.requireNonNull(request.getHeaders().get("Content-Type")));
    Buffer body = new Buffer().write(Objects.requireNonNull(request.getBody()));
    Map<String, String> parts = new TreeMap<>();
    try (MultipartReader reader =
        new MultipartReader(body, Objects.requireNonNull(type.parameter("boundary")))) {
      for (MultipartReader.Part part; (part = reader.nextPart()) != null; ) {
        Matcher name =
            NAME.matcher(Objects.requireNonNull(part.headers().get("Content-Disposition")));
        parts.put(name.matches() ? name.group(1) : "", part.body().readUtf8());
      }
    }
    return parts;
  }
}
