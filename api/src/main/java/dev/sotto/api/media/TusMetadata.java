// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media;

import dev.sotto.api.http.ProblemException;
import dev.sotto.core.text.Base64Text;
import dev.sotto.core.text.DecimalText;
import dev.sotto.core.text.OpaqueText;
import java.nio.charset.CharacterCodingException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The header `Upload-Metadata` of tus: pairs of a key and a value in base64, with commas. A key
/// that has no value, or an empty one, is as if it were not there; values that nobody asks for are
/// not looked at.
///
/// @param values in base64
record TusMetadata(Map<String, String> values) {
  TusMetadata {
    values = Map.copyOf(values);
  }

  /// {@return what stands in the header `Upload-Metadata`}
  ///
  /// @param header empty when there is none
  static TusMetadata read(String header) {
    var values = new HashMap<String, String>();
    for (String pair : header.split(",", -1)) {
      String[] parts = pair.strip().split("[ \\t]+", 2);
      values.put(parts[0], parts.length == 1 ? "" : parts[1].strip());
    }
    return new TusMetadata(values);
  }

  /// {@return the text of a key, empty when it has none}
  ///
  /// @throws ProblemException when it is no base64, or no UTF-8
  Optional<String> text(String key) {
    try {
      byte[] text =
          Base64Text.decoded(values.getOrDefault(key, ""))
              .orElseThrow(
                  () ->
                      ProblemException.invalid(
                          "Upload-Metadata: expected base64, padded (RFC 4648 §4)"));
      return Optional.of(OpaqueText.ofUtf8(text)).filter(said -> !said.isBlank());
    } catch (CharacterCodingException e) {
      throw ProblemException.invalid("Upload-Metadata: expected UTF-8 in " + key);
    }
  }

  /// {@return the number of a key, or `most` when it is larger; 0 when there is none}
  long number(String key, long most) {
    long number =
        DecimalText.parse(text(key).orElse("0"))
            .orElseThrow(() -> ProblemException.invalid(key + ": expected seconds"));
    return Math.min(number, most);
  }

  /// {@return whether a key says `true`}
  boolean flag(String key) {
    return switch (text(key).orElse("false")) {
      case "true" -> true;
      case "false" -> false;
      default -> throw ProblemException.invalid(key + ": expected true or false");
    };
  }
}
