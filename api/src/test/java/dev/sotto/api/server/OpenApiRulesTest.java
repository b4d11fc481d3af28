// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/// Rules of the OpenAPI description that client generators need. The full run lets one try.
final class OpenApiRulesTest {
  private static final Set<String> SCHEMA =
      Set.of(
          "$ref",
          "additionalProperties",
          "allOf",
          "const",
          "contentEncoding",
          "default",
          "description",
          "enum",
          "examples",
          "format",
          "items",
          "maxItems",
          "maxLength",
          "maximum",
          "minItems",
          "minLength",
          "minimum",
          "oneOf",
          "pattern",
          "properties",
          "required",
          "type",
          "uniqueItems");
  private static final Set<String> PARAMETER =
      Set.of("$ref", "name", "in", "required", "description", "schema");
  private static final Set<String> HEADER = Set.of("description", "schema");

  private final Map<?, ?> root = read().root();

  @Test
  void objectsShouldHaveNoKeysThatOpenApiDoesNotKnow() {
    schemas((where, schema) -> assertThat(keys(schema)).as(where).isSubsetOf(SCHEMA));
    each("parameters", (where, found) -> assertParameters(where, found));
    each(
        "headers",
        (where, found) ->
            ((Map<?, ?>) found)
                .values()
                .forEach(header -> assertThat(keys(header)).as(where).isSubsetOf(HEADER)));
  }

  @Test
  void integersShouldSayHowLargeTheyGet() {
    schemas(
        (where, schema) -> {
          if (String.valueOf(schema.get("type")).contains("integer")) {
            assertThat(schema.get("format")).as(where).isIn("int32", "int64");
          }
        });
    assertThat(((Map<?, ?>) schema("Id")).get("format")).isEqualTo("int64");
    assertThat(((Map<?, ?>) schema("Sequence")).get("format")).isEqualTo("int64");
  }

  @Test
  void alternativesAndBodiesShouldHaveNames() {
    schemas(
        (where, schema) -> {
          if (schema.get("oneOf") instanceof List<?> variants) {
            assertThat(variants)
                .as(where)
                .allSatisfy(variant -> assertThat(keys(variant)).containsOnly("$ref"));
          }
        });
    each(
        "content",
        (where, found) ->
            ((Map<?, ?>) found)
                .forEach(
                    (type, body) -> {
                      if (type.toString().contains("json") || type.toString().contains("form")) {
                        assertThat(keys(((Map<?, ?>) body).get("schema")))
                            .as(where)
                            .containsOnly("$ref");
                      }
                    }));
  }

  @Test
  void objectsInsideObjectsShouldHaveNames() {
    schemas(
        (where, schema) -> {
          if (where.contains("/properties/") && "object".equals(schema.get("type"))) {
            assertThat(schema.containsKey("properties")).as(where).isFalse();
          }
        });
  }

  @Test
  void tagsShouldBeDescribedAndUsed() {
    List<?> tags = (List<?>) root.get("tags");
    List<Object> used = new ArrayList<>();
    each("tags", (where, found) -> used.addAll((List<?>) found));

    assertThat(tags)
        .isNotEmpty()
        .allSatisfy(
            tag -> {
              assertThat(((Map<?, ?>) tag).get("description")).as("%s", tag).isNotNull();
              assertThat(used).contains(((Map<?, ?>) tag).get("name"));
            });
  }

  @Test
  void requestsShouldHaveExamplesThatPeopleCanSend() {
    Map<?, ?> register = (Map<?, ?>) ((Map<?, ?>) schema("Register")).get("properties");

    assertThat(register)
        .allSatisfy(
            (name, property) ->
                assertThat(((Map<?, ?>) property).containsKey("examples") || !isText(property))
                    .as("%s", name)
                    .isTrue());
  }

  private static boolean isText(Object schema) {
    return "string".equals(((Map<?, ?>) schema).get("type"));
  }

  private static void assertParameters(String where, Object found) {
    List<?> parameters =
        found instanceof List<?> list ? list : List.copyOf(((Map<?, ?>) found).values());
    parameters.forEach(parameter -> assertThat(keys(parameter)).as(where).isSubsetOf(PARAMETER));
  }

  private Object schema(String name) {
    return ((Map<?, ?>) ((Map<?, ?>) root.get("components")).get("schemas")).get(name);
  }

  /// Visits every schema, also those inside others.
  private void schemas(BiConsumer<String, Map<?, ?>> visitor) {
    ((Map<?, ?>) ((Map<?, ?>) root.get("components")).get("schemas"))
        .forEach((name, schema) -> within(name.toString(), (Map<?, ?>) schema, visitor));
    each("schema", (where, found) -> within(where, (Map<?, ?>) found, visitor));
  }

  private static void within(
      String where, Map<?, ?> schema, BiConsumer<String, Map<?, ?>> visitor) {
    visitor.accept(where, schema);
    if (schema.get("properties") instanceof Map<?, ?> properties) {
      properties.forEach(
          (name, inner) -> within(where + "/properties/" + name, (Map<?, ?>) inner, visitor));
    }
    for (String one : List.of("items", "additionalProperties")) {
      if (schema.get(one) instanceof Map<?, ?> inner) {
        within(where + "/properties/" + one, inner, visitor);
      }
    }
    for (String several : List.of("oneOf", "allOf")) {
      if (schema.get(several) instanceof List<?> variants) {
        variants.forEach(inner -> within(where + '/' + several, (Map<?, ?>) inner, visitor));
      }
    }
  }

  /// Visits what stands under `key` outside of schemas.
  private void each(String key, BiConsumer<String, Object> visitor) {
    outside("", root, key, visitor);
  }

  private static void outside(
      String where, Object node, String key, BiConsumer<String, Object> visitor) {
    if (node instanceof Map<?, ?> map) {
      map.forEach(
          (name, inner) -> {
            if (name.equals("schemas") || (name.equals("schema") && !key.equals("schema"))) {
              return;
            }
            if (name.equals(key) && !where.isEmpty()) {
              visitor.accept(where, inner);
            } else {
              outside(where + '/' + name, inner, key, visitor);
            }
          });
    } else if (node instanceof List<?> list) {
      list.forEach(inner -> outside(where, inner, key, visitor));
    }
  }

  private static Set<String> keys(Object node) {
    var keys = new TreeSet<String>();
    ((Map<?, ?>) node).keySet().forEach(key -> keys.add(key.toString()));
    return keys;
  }

  private static ParsedOpenApi read() {
    try (InputStream in =
        ParsedOpenApi.class.getResourceAsStream("/dev/sotto/api/ops/openapi.yaml")) {
      return ParsedOpenApi.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
