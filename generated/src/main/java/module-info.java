/** Models and services, generated from a description of Clerk's API, and their base types. */
@SuppressWarnings({"module", "requires-automatic", "requires-transitive-automatic"})
module io.github.clerk4j.generated {
  requires transitive okhttp3;
  requires transitive okio;
  requires transitive org.jspecify;
  requires com.squareup.moshi;
  requires retrofit2;

  exports io.github.clerk4j.api;
  exports io.github.clerk4j.model;

  // For its resource, the table of operations, which clerk4j-testing reads, also from the class
  // path.
  opens io.github.clerk4j.api;
}
