/** Models as Clerk's own JSON in Moshi. */
@SuppressWarnings({"module", "requires-automatic", "requires-transitive-automatic"})
module io.github.clerk4j.moshi {
  requires transitive com.squareup.moshi;
  requires transitive io.github.clerk4j.generated;
  requires static transitive org.jspecify;

  exports io.github.clerk4j.moshi;
}
