// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// An OpenAPI description, as far as this server uses that language.
record ParsedOpenApi(Map<?, ?> root) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  static ParsedOpenApi of(String yaml) {
    return new ParsedOpenApi(
        (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(yaml));
  }

  /// {@return the value that `#/a/b` refers to; an empty string when there is none}
  Object at(String reference) {
    Object node = root;
    for (String step : reference.substring("#/".length()).split("/", -1)) {
      node = node instanceof Map<?, ?> map && map.containsKey(step) ? map.get(step) : "";
    }
    return node;
  }

  /// {@return every operation, with a request that the server understands}
  List<Operation> operations() {
    var operations = new ArrayList<Operation>();
    map(root.get("paths"))
        .forEach(
            (path, methods) ->
                map(methods)
                    .forEach(
                        (method, operation) ->
                            operations.add(
                                operation(method.toString(), path.toString(), map(operation)))));
    return operations;
  }

  private Operation operation(String method, String path, Map<?, ?> operation) {
    String filled = path;
    var query = new ArrayList<String>();
    var headers = new ArrayList<String>();
    if (operation.get("parameters") instanceof List<?> parameters) {
      for (Object each : parameters) {
        Map<?, ?> parameter = resolved(each);
        String name = parameter.get("name").toString();
        String value = example(parameter.get("schema")).toString();
        if (parameter.get("in").equals("path")) {
          filled = filled.replace("{" + name + "}", value);
        } else if (parameter.get("in").equals("header")) {
          headers.addAll(List.of(name, value));
        } else {
          query.add(name + "=" + value);
        }
      }
    }
    String target = query.isEmpty() ? filled : filled + "?" + String.join("&", query);
    String id = operation.get("operationId").toString();
    return new Operation(
        id, method.toUpperCase(Locale.ROOT), path, target, headers, body(operation));
  }

  private String body(Map<?, ?> operation) {
    if (!(operation.get("requestBody") instanceof Map<?, ?> body)) {
      return "";
    }
    if (!(map(body.get("content")).get("application/json") instanceof Map<?, ?> json)) {
      // A form: no test makes one up.
      return "";
    }
    try {
      return JSON.writeValueAsString(example(json.get("schema")));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  /// {@return a value that fits the schema, with every property}
  private Object example(Object node) {
    Map<?, ?> schema = resolved(node);
    if (schema.get("enum") instanceof List<?> values) {
      return values.getFirst();
    }
    if (schema.get("oneOf") instanceof List<?> variants) {
      return example(variants.getFirst());
    }
    Object types = schema.get("type");
    Object first = types instanceof List<?> several ? several.getFirst() : types;
    return switch (first.toString()) {
      case "object" -> {
        var object = new LinkedHashMap<String, Object>();
        map(schema.containsKey("properties") ? schema.get("properties") : Map.of())
            .forEach((name, property) -> object.put(name.toString(), example(property)));
        yield object;
      }
      case "array" -> List.of(example(schema.get("items")));
      case "integer" -> 1;
      case "boolean" -> true;
      case "string" -> text(schema);
      case String type -> throw new AssertionError("no example known for " + type);
    };
  }

  private static String text(Map<?, ?> schema) {
    if (schema.get("examples") instanceof List<?> examples) {
      return examples.getFirst().toString();
    }
    if (schema.containsKey("pattern")) {
      return "0123456789abcdef".repeat(2);
    }
    if ("uuid".equals(schema.get("format"))) {
      return "01234567-89ab-4def-8123-456789abcdef";
    }
    return schema.containsKey("contentEncoding") ? "aGVsbG8=" : "abcdefgh";
  }

  private Map<?, ?> resolved(Object node) {
    Map<?, ?> map = map(node);
    return map.get("$ref") instanceof String reference ? map(at(reference)) : map;
  }

  private static Map<?, ?> map(Object node) {
    return (Map<?, ?>) node;
  }

  /// One thing that a client may ask for.
  ///
  /// @param id stable, for generated clients
  /// @param path with names in braces
  /// @param target the path and query of an example
  /// @param headers of the example: names and values in turn
  /// @param body of the example; empty without one
  record Operation(
      String id, String method, String path, String target, List<String> headers, String body) {
    boolean isNative() {
      return path.startsWith("/api/");
    }

    @Override
    public String toString() {
      return method + ' ' + path;
    }
  }
}
