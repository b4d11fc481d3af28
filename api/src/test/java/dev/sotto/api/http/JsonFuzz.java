// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.http;

/// JSON bodies: whatever comes is an object or refused.
public final class JsonFuzz {
  private JsonFuzz() {}

  /// Called for each input.
  public static void fuzzerTestOneInput(byte[] input) {
    try {
      JsonObject json = JsonObject.parse(input);
      json.optionalText("text");
      json.optionalInteger("number", 0, Long.MAX_VALUE);
      json.flag("flag");
      json.any("any");
      json.integers("numbers", 1, 100);
      json.texts("texts", 10);
      json.base64("bytes");
      json.end();
    } catch (ProblemException e) {
      if (e.detail().length() > 1_000) {
        throw new AssertionError("the answer grows with the request");
      }
    }
  }
}
