/** Models and services, generated from a description of Clerk's API, and their base types. */
@SuppressWarnings({"module", "requires-automatic", "requires-transitive-automatic"})
module io.github.clerk4j.generated {
  requires transitive okhttp3;
  requires transitive okio;
  requires static transitive org.jspecify;
  requires com.squareup.moshi;
  requires retrofit2;

  exports io.github.clerk4j.api;
  exports io.github.clerk4j.model;

  // The table of operations, a resource.
  opens io.github.clerk4j.api to
      io.github.clerk4j.testing;
}
