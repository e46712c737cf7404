/**
 * Models as Clerk's own JSON in Jackson 2 and Jackson 3, each of which is optional.
 *
 * <p>Programs on the module path add the module to their mapper. It is not provided as a service,
 * because a module cannot provide one for a library that is absent.
 */
@SuppressWarnings("module")
module io.github.clerk4j.jackson {
  requires transitive io.github.clerk4j.generated;
  requires static com.fasterxml.jackson.databind;
  requires static tools.jackson.databind;

  exports io.github.clerk4j.jackson;
  exports io.github.clerk4j.jackson2;
}
