/** Models as Clerk's own JSON in Moshi. */
@SuppressWarnings({"module", "requires-automatic", "requires-transitive-automatic"})
module io.github.clerk4j.moshi {
  requires transitive com.squareup.moshi;
  requires transitive io.github.clerk4j.generated;

  exports io.github.clerk4j.moshi;
}
