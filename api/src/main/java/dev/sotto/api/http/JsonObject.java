// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sotto.core.text.Base64Text;
import dev.sotto.core.text.OpaqueText;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// One JSON object from a client, read field by field. Whatever does not fit ends in
/// [ProblemException] with a text that names the field. Not safe for use by many threads.
public final class JsonObject {
  /// No array of ours is longer.
  public static final int MAX_ITEMS = 1_000;

  private final ObjectNode node;
  private final String source;
  private final List<String> read = new ArrayList<>(8);

  private JsonObject(ObjectNode node, String source) {
    this.node = node;
    this.source = source;
  }

  /// {@return the object in `utf8`, which is nothing but UTF-8 (RFC 8259 §8.1): no mark at the
  /// beginning, no other encoding}
  public static JsonObject parse(byte[] utf8) {
    try {
      return parse(OpaqueText.ofUtf8(utf8));
    } catch (CharacterCodingException e) {
      throw ProblemException.invalid("not valid JSON: expected UTF-8");
    }
  }

  /// {@return an object without fields}
  public static JsonObject empty() {
    return parse("{}");
  }

  /// {@return the object in `utf8`, empty when it is JSON of another kind}
  public static Optional<JsonObject> parseIfObject(byte[] utf8) {
    try {
      String text = OpaqueText.ofUtf8(utf8);
      return JsonCodec.tree(text).isObject() ? Optional.of(parse(text)) : Optional.empty();
    } catch (CharacterCodingException e) {
      throw ProblemException.invalid("not valid JSON: expected UTF-8");
    }
  }

  /// {@return the object in `text`}
  public static JsonObject parse(String text) {
    try {
      return of(JsonCodec.mapper().readTree(text), text);
    } catch (StreamConstraintsException e) {
      throw ProblemException.invalid(
          "the JSON has more levels or values, or longer names or numbers, than are read here");
    } catch (JacksonException e) {
      throw ProblemException.invalid("not valid JSON at " + place(e));
    }
  }

  /// {@return the string in `field`}
  public String text(String field) {
    return optionalText(field).orElseThrow(() -> missing(field));
  }

  /// {@return the string in `field`, empty when it is absent or null}
  public Optional<String> optionalText(String field) {
    JsonNode value = get(field);
    if (isAbsent(value)) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw ProblemException.invalid(field + ": expected a string");
    }
    return Optional.of(value.textValue());
  }

  /// {@return the whole number in `field`}
  public long integer(String field, long min, long max) {
    OptionalLong value = optionalInteger(field, min, max);
    if (value.isEmpty()) {
      throw missing(field);
    }
    return value.getAsLong();
  }

  /// {@return the whole number in `field`, empty when it is absent or null}
  public OptionalLong optionalInteger(String field, long min, long max) {
    JsonNode value = get(field);
    if (isAbsent(value)) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(number(field, value, min, max));
  }

  private static long number(String field, JsonNode value, long min, long max) {
    if (value.isIntegralNumber() && value.canConvertToLong()) {
      long number = value.longValue();
      if (number >= min && number <= max) {
        return number;
      }
    }
    throw ProblemException.invalid(
        "%s: expected a whole number from %d to %d".formatted(field, min, max));
  }

  /// {@return the whole numbers in the array in `field`, [#MAX_ITEMS] at most}
  public List<Long> integers(String field, long min, long max) {
    JsonNode value = get(field);
    if (isAbsent(value)) {
      throw missing(field);
    }
    if (!value.isArray() || value.size() > MAX_ITEMS) {
      throw ProblemException.invalid("%s: expected at most %d numbers".formatted(field, MAX_ITEMS));
    }
    var numbers = new ArrayList<Long>();
    for (JsonNode item : value) {
      numbers.add(number(field, item, min, max));
    }
    return List.copyOf(numbers);
  }

  /// {@return the strings in the array in `field`, none when it is absent or null}
  public List<String> texts(String field, int max) {
    JsonNode value = get(field);
    if (isAbsent(value)) {
      return List.of();
    }
    if (!value.isArray() || value.size() > max) {
      throw ProblemException.invalid("%s: expected at most %d strings".formatted(field, max));
    }
    var texts = new ArrayList<String>();
    for (JsonNode item : value) {
      if (!item.isTextual() || !OpaqueText.isWellFormed(item.textValue())) {
        throw ProblemException.invalid("%s: expected at most %d strings".formatted(field, max));
      }
      texts.add(item.textValue());
    }
    return List.copyOf(texts);
  }

  /// {@return the boolean in `field`, false when it is absent or null}
  public boolean flag(String field) {
    JsonNode value = get(field);
    if (isAbsent(value)) {
      return false;
    }
    if (!value.isBoolean()) {
      throw ProblemException.invalid(field + ": expected true or false");
    }
    return value.booleanValue();
  }

  /// {@return the bytes in the base64 text of `field`}
  public byte[] base64(String field) {
    return Base64Text.decoded(text(field))
        .orElseThrow(
            () -> ProblemException.invalid(field + ": expected base64, padded (RFC 4648 §4)"));
  }

  /// {@return the value in `field`, whatever it is, as JSON; a missing node when absent}
  public JsonNode any(String field) {
    return get(field);
  }

  /// {@return the fields as the client wrote them, to pass on what is not ours to read}
  public RawJsonObject raw() {
    return RawJsonObject.of(source);
  }

  /// {@return the whole object}
  public ObjectNode node() {
    return node;
  }

  /// Refuses the object if it has fields that nobody has read.
  public void end() {
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!read.contains(name)) {
        throw ProblemException.invalid("%s: unknown field".formatted(shortened(name)));
      }
    }
  }

  private JsonNode get(String field) {
    read.add(field);
    JsonNode value = node.path(field);
    if (value.isTextual() && !OpaqueText.isWellFormed(value.textValue())) {
      throw ProblemException.invalid(field + ": half of a surrogate pair");
    }
    return value;
  }

  private static JsonObject of(JsonNode value, String source) {
    if (value instanceof ObjectNode object) {
      return new JsonObject(object, source);
    }
    throw ProblemException.invalid("expected a JSON object");
  }

  private static boolean isAbsent(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }

  private static ProblemException missing(String field) {
    return ProblemException.invalid(field + ": missing");
  }

  private static String place(JacksonException e) {
    var location = e.getLocation();
    return location == null
        ? "an unknown place"
        : "line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
  }

  private static String shortened(String name) {
    int max = 40;
    return name.length() <= max ? name : OpaqueText.beginning(name, max) + "…";
  }
}
