// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.wire;

import dev.sotto.api.http.JsonObject;

/// How a callee responds to a call that rings.
public enum CallResponse {
  ANSWER,
  DECLINE,
  BUSY;

  /// {@return the response in the field `response`}
  public static CallResponse read(JsonObject json) {
    return Words.read(json, "response", values());
  }
}
