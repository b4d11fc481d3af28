// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.wire;

import dev.sotto.api.http.JsonObject;

/// The response of a callee to a call that rings.
public enum CalleeResponse {
  ANSWER,
  DECLINE,
  BUSY;

  /// {@return the response in the field `response`}
  public static CalleeResponse read(JsonObject json) {
    return EnumText.read(json, "response", values());
  }
}
