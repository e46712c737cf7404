/** Models as Clerk's own JSON in JSON-B. */
@SuppressWarnings("module")
module io.github.clerk4j.jsonb {
  requires transitive io.github.clerk4j.generated;
  requires transitive jakarta.json.bind;
  requires jakarta.json;

  exports io.github.clerk4j.jsonb;
}
