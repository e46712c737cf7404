package io.github.clerk4j.jackson;

/** The versions of Jackson. */
enum Jackson {
  JACKSON_2 {
    @Override
    Mapper found() {
      return Jackson2Mapper.found();
    }

    @Override
    Mapper withPrivateData() {
      return Jackson2Mapper.withPrivateData();
    }

    @Override
    Mapper withPrivateDataThenFound() {
      return Jackson2Mapper.withPrivateDataThenFound();
    }

    @Override
    Mapper peculiar() {
      return Jackson2Mapper.peculiar();
    }

    @Override
    Mapper withTypes() {
      return Jackson2Mapper.withTypes();
    }
  },
  JACKSON_3 {
    @Override
    Mapper found() {
      return Jackson3Mapper.found();
    }

    @Override
    Mapper withPrivateData() {
      return Jackson3Mapper.withPrivateData();
    }

    @Override
    Mapper withPrivateDataThenFound() {
      return Jackson3Mapper.withPrivateDataThenFound();
    }

    @Override
    Mapper peculiar() {
      return Jackson3Mapper.peculiar();
    }

    @Override
    Mapper withTypes() {
      return Jackson3Mapper.withTypes();
    }
  };

  /** A mapper with the modules that Jackson finds. */
  abstract Mapper found();

  /** A mapper with the modules that Jackson finds, and then the one with private data. */
  abstract Mapper withPrivateData();

  /** The same in the other order. */
  abstract Mapper withPrivateDataThenFound();

  /** A mapper with settings that change the JSON of other types. */
  abstract Mapper peculiar();

  /** A mapper that writes the type of everything, as caches do. */
  abstract Mapper withTypes();
}
