// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rooms;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sotto.api.http.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What clients of a room tell each other to connect. Only the known fields are passed on, as they
/// are.
final class Signals {
  private Signals() {}

  /// {@return what is wrong with the frame, empty when it may be relayed}
  static Optional<String> problem(String type, JsonNode frame) {
    return switch (type) {
      case "webrtc_offer", "webrtc_answer" -> unless(frame.path("sdp").isTextual(), "sdp");
      case "ice_candidate" -> unless(isCandidate(frame.path("candidate")), "candidate");
      case "key_exchange" -> unless(frame.path("publicKey").isTextual(), "publicKey");
      default -> Optional.empty();
    };
  }

  /// {@return the fields of the frame that are passed on, as the inside of a JSON object}
  static String payload(String type, JsonNode frame) {
    String object =
        Json.text(
            json -> {
              json.writeStartObject();
              json.writeStringField("type", type);
              for (String field : fields(type)) {
                JsonNode value = frame.path(field);
                if (!value.isMissingNode()) {
                  json.writeFieldName(field);
                  write(json, value);
                }
              }
              json.writeEndObject();
            });
    return object.substring(1, object.length() - 1);
  }

  /// Into the same generator: a value that writes itself takes one of its own, which costs more
  /// than the writing.
  private static void write(JsonGenerator json, JsonNode value) throws IOException {
    switch (value.getNodeType()) {
      case OBJECT -> {
        json.writeStartObject();
        for (Map.Entry<String, JsonNode> field : value.properties()) {
          json.writeFieldName(field.getKey());
          write(json, field.getValue());
        }
        json.writeEndObject();
      }
      case ARRAY -> {
        json.writeStartArray();
        for (JsonNode element : value) {
          write(json, element);
        }
        json.writeEndArray();
      }
      case STRING -> json.writeString(value.textValue());
      case NUMBER -> {
        if (value.isIntegralNumber()) {
          json.writeNumber(value.asText());
        } else {
          // Knows what to do with a number that is too large for JSON's readers.
          json.writeNumber(value.doubleValue());
        }
      }
      case BOOLEAN -> json.writeBoolean(value.booleanValue());
      case NULL -> json.writeNull();
      case BINARY, MISSING, POJO -> throw new IllegalStateException("never read from JSON");
    }
  }

  private static List<String> fields(String type) {
    return switch (type) {
      case "webrtc_offer", "webrtc_answer" -> List.of("sdp");
      case "ice_candidate" -> List.of("candidate");
      case "key_exchange" -> List.of("publicKey", "sessionId", "timestamp");
      case "key_exchange_complete" -> List.of("sessionId", "timestamp");
      default -> List.of();
    };
  }

  private static boolean isCandidate(JsonNode candidate) {
    JsonNode index = candidate.path("sdpMLineIndex");
    JsonNode mid = candidate.path("sdpMid");
    return candidate.path("candidate").isTextual()
        && (index.isIntegralNumber() || isAbsent(index))
        && (mid.isTextual() || isAbsent(mid));
  }

  private static boolean isAbsent(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }

  private static Optional<String> unless(boolean valid, String field) {
    return valid ? Optional.empty() : Optional.of("Invalid " + field);
  }
}
