// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// The members of a JSON object, in order, each name and each value exactly as it was written:
/// `-0`, `1e400` and escapes stay what they are. Immutable.
public final class RawJsonObject {
  private final SequencedMap<String, Member> members;

  private RawJsonObject(SequencedMap<String, Member> members) {
    this.members = members;
  }

  /// {@return the members of the object in `source`}
  ///
  /// @param source one JSON object, known to be valid
  /// @throws ProblemException when it is not
  public static RawJsonObject of(String source) {
    try (JsonParser parser = JsonCodec.mapper().createParser(source)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw ProblemException.invalid("expected a JSON object");
      }
      return read(parser, source);
    } catch (IOException e) {
      throw new UncheckedIOException("not the JSON that it was", e);
    }
  }

  private static RawJsonObject read(JsonParser parser, String source) throws IOException {
    var members = new LinkedHashMap<String, Member>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      String name = source.substring(start(parser), end(source, start(parser)));
      parser.nextToken();
      int from = start(parser);
      parser.skipChildren();
      parser.finishToken();
      int to = (int) parser.currentLocation().getCharOffset();
      members.put(key, new Member(name, source.substring(from, to).strip()));
    }
    return new RawJsonObject(members);
  }

  private static int start(JsonParser parser) {
    return (int) parser.currentTokenLocation().getCharOffset();
  }

  /// {@return the place behind the name that begins at `start`}
  private static int end(String source, int start) {
    int at = start + 1;
    while (source.charAt(at) != '"') {
      at += source.charAt(at) == '\\' ? 2 : 1;
    }
    return at + 1;
  }

  /// {@return the value of a member as it was written, empty when there is none}
  public Optional<String> value(String name) {
    return Optional.ofNullable(members.get(name)).map(Member::value);
  }

  /// {@return the object with `value` in the place of that member, or at the end}
  ///
  /// @param value JSON
  public RawJsonObject with(String name, String value) {
    var changed = new LinkedHashMap<>(members);
    String written = JsonCodec.text(json -> json.writeString(name));
    changed.merge(
        name, new Member(written, value), (before, after) -> new Member(before.name(), value));
    return new RawJsonObject(changed);
  }

  /// {@return the object as JSON}
  public String text() {
    var text = new StringBuilder("{");
    for (Map.Entry<String, Member> member : members.entrySet()) {
      if (text.length() > 1) {
        text.append(',');
      }
      text.append(member.getValue().name()).append(':').append(member.getValue().value());
    }
    return text.append('}').toString();
  }

  /// @param name with its quotation marks
  private record Member(String name, String value) {}
}
