// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rooms;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sotto.api.http.RawJsonObject;
import java.util.List;
import java.util.Optional;

/// Signals between the clients of a room, as JSON. Only the known fields are passed on, as they
/// are.
final class RoomSignalJson {
  private RoomSignalJson() {}

  /// {@return what is wrong with the frame, empty when it may be relayed}
  static Optional<String> problem(String type, JsonNode frame) {
    return switch (type) {
      case "webrtc_offer", "webrtc_answer" -> unless(frame.path("sdp").isTextual(), "sdp");
      case "ice_candidate" -> unless(isCandidate(frame.path("candidate")), "candidate");
      case "key_exchange" -> unless(frame.path("publicKey").isTextual(), "publicKey");
      default -> Optional.empty();
    };
  }

  /// {@return the fields of the frame that are passed on, each as it was written, as the inside of
  /// a JSON object}
  static String payload(String type, RawJsonObject frame) {
    var payload = new StringBuilder("\"type\":\"").append(type).append('"');
    for (String field : fields(type)) {
      frame
          .value(field)
          .ifPresent(value -> payload.append(",\"").append(field).append("\":").append(value));
    }
    return payload.toString();
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
