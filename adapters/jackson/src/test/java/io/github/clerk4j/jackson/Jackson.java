package io.github.clerk4j.jackson;

/** The versions of Jackson, each with mappers for the tests. */
@SuppressWarnings("ImmutableEnumChecker") // mappers do not change once they are built
enum Jackson {
  JACKSON_2(
      Jackson2Mapper.found(),
      Jackson2Mapper.withPrivateData(),
      Jackson2Mapper.withPrivateDataThenFound(),
      Jackson2Mapper.peculiar(),
      Jackson2Mapper.withTypes()),
  JACKSON_3(
      Jackson3Mapper.found(),
      Jackson3Mapper.withPrivateData(),
      Jackson3Mapper.withPrivateDataThenFound(),
      Jackson3Mapper.peculiar(),
      Jackson3Mapper.withTypes());

  /** The mapper with the modules that Jackson finds. */
  final Mapper found;

  /** The mapper with the modules that Jackson finds, and then the one with private data. */
  final Mapper withPrivateData;

  /** The same in the other order. */
  final Mapper withPrivateDataThenFound;

  /** The mapper with settings that change the JSON of other types. */
  final Mapper peculiar;

  /** The mapper that writes the types of values, as caches do. */
  final Mapper withTypes;

  Jackson(
      Mapper found,
      Mapper withPrivateData,
      Mapper withPrivateDataThenFound,
      Mapper peculiar,
      Mapper withTypes) {
    this.found = found;
    this.withPrivateData = withPrivateData;
    this.withPrivateDataThenFound = withPrivateDataThenFound;
    this.peculiar = peculiar;
    this.withTypes = withTypes;
  }
}
