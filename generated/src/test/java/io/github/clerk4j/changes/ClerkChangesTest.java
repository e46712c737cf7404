package io.github.clerk4j.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ClerkChangesTest {
  private static final String OLD =
      """
      openapi: 3.0.3
      info: {version: '2025-01-01'}
      paths:
        /pets:
          get:
            operationId: ListPets
            tags: [Pets]
            summary: An old text
            parameters:
              - {name: limit, in: query, schema: {type: integer, maximum: 100}}
            responses:
              200: {content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Pet'}}}}}
          post:
            operationId: CreatePet
            tags: [Pets]
            requestBody: {content: {application/json: {schema: {type: object, properties: {name: {type: string}, owner: {type: string}}}}}}
            responses:
              200: {$ref: '#/components/responses/Pet'}
        /pets/{id}/photo:
          delete: {operationId: DeletePhoto, tags: [Pets], responses: {204: {description: gone}}}
      components:
        responses:
          Pet: {content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
        schemas:
          Pet:
            type: object
            required: [id]
            properties:
              id: {type: string}
              kind: {type: string, enum: [cat, dog]}
          Cage: {type: object, properties: {size: {type: integer, format: int64}}}
      """;

  private final DescriptionFiles files = new DescriptionFiles();

  ClerkChangesTest() {
    files.read("clerk.yaml", "paths: {/pets: {$ref: 'pets.yaml#/paths/~1pets'}}");
    files.read(
        "pets.yaml",
        "{paths: {/pets: {}, '/pets/{id}/photo': {}}, components: {schemas: {PET: {}, Cage: {}}}}");
  }

  @Test
  void theSameDescriptionHasNoChanges() {
    assertThat(changes(OLD)).endsWith("No changes.\n");
  }

  @Test
  void textsAreNotCompared() {
    assertThat(changes(OLD.replace("An old text", "A new text"))).endsWith("No changes.\n");
  }

  @Test
  void aNewVersionIsAChangeOfTheRoot() {
    assertThat(changes(OLD.replace("2025-01-01", "2026-01-01")))
        .contains("clerk.yaml\n  ~ version: 2025-01-01 -> 2026-01-01\n");
  }

  @Test
  void aNewOperationNamesTheFileOfItsNeighbors() {
    String added =
        OLD.replace(
            "components:",
            """
              /pets/{id}/toys:
                get: {operationId: ListToys, tags: [Toys], responses: {}}
            components:""");

    assertThat(changes(added))
        .contains("pets.yaml\n  + GET /pets/{id}/toys (ListToys, tags [Toys])\n")
        .contains("clerk.yaml\n  + path /pets/{id}/toys in pets.yaml\n");
  }

  @Test
  void anOperationOfANewResourceNamesNoFile() {
    String added =
        OLD.replace(
            "components:",
            "  /zoos:\n    get: {operationId: ListZoos, tags: [Zoos], responses: {}}\ncomponents:");

    assertThat(changes(added))
        .contains(
            "(no file has it: choose one, or make one)\n  + GET /zoos (ListZoos, tags [Zoos])");
  }

  @Test
  void aRemovedOperationIsNamed() {
    String removed = OLD.replaceAll("(?m)^  /pets/\\{id}/photo:\\R.*$", "");

    assertThat(changes(removed)).contains("pets.yaml\n  - DELETE /pets/{id}/photo (DeletePhoto)\n");
  }

  @Test
  void aMovedOperationIsOneChange() {
    assertThat(changes(OLD.replace("/pets/{id}/photo", "/pets/{id}/picture")))
        .contains("  ~ DELETE /pets/{id}/photo is now DELETE /pets/{id}/picture\n")
        .doesNotContain("+ DELETE");
  }

  @Test
  void aRenamedOperationParameterAndMemberAreShownBeforeAndAfter() {
    String changed =
        OLD.replace("ListPets", "GetPetList")
            .replace("maximum: 100", "maximum: 500")
            .replace("name: {type: string}, owner", "name: {type: string, nullable: true}, keeper");

    assertThat(changes(changed))
        .contains("  ~ GET /pets\n      ~ operationId: ListPets -> GetPetList\n")
        .contains("      ~ query:limit: integer, maximum 100 -> integer, maximum 500\n")
        .contains(
            """
              ~ POST /pets
                  + body.keeper: string
                  ~ body.name: string -> string, nullable
            """)
        .contains("      - body.owner: string\n");
  }

  @Test
  void aChangedSchemaNamesItsFileInAnyCase() {
    String changed =
        OLD.replace("enum: [cat, dog]", "enum: [cat, bird]")
            .replace("required: [id]", "required: [id, kind]");

    assertThat(changes(changed))
        .contains(
            """
            pets.yaml
              ~ schema Pet
                  ~ kind: string -> string, required
                  + kind value bird: allowed
                  - kind value dog: allowed
            """);
  }

  @Test
  void aRenamedSchemaIsOneChange() {
    assertThat(changes(OLD.replace("Cage:", "Home:")))
        .contains("pets.yaml\n  ~ schema Cage is now named Home\n")
        .doesNotContain("+ schema");
  }

  @Test
  void aNewSchemaIsWhereItIsReferredTo() {
    String added =
        OLD.replace(
                "kind: {type: string, enum",
                "toy: {$ref: '#/components/schemas/Toy'}\n        kind: {type: string, enum")
            .replace(
                "    Cage:",
                "    Toy: {type: object, properties: {color: {type: string}}}\n    Cage:");

    assertThat(changes(added))
        .contains("  + schema Toy\n      + color: string\n")
        .doesNotContain("(schemas");
  }

  @Test
  void aNewTypeOfWebhooksBelongsToItsFile() {
    String added =
        OLD.replace(
            "paths:",
            """
            x-webhooks:
              pet.created:
                post: {operationId: pet.created, responses: {}}
            paths:""");

    assertThat(changes(added))
        .contains("webhooks.yaml\n  + EVENT pet.created")
        .doesNotContain("clerk.yaml");
  }

  @Test
  void anotherFileIsRejected() {
    assertThatThrownBy(() -> PublishedDescription.parse("a: b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no OpenAPI description");
  }

  private String changes(String current) {
    return new Changes(PublishedDescription.parse(OLD), PublishedDescription.parse(current), files)
        .toString();
  }
}
