// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.call.turn;

import java.time.Instant;

/// User name and password for the TURN server, for a limited time.
///
/// @param username `<unix seconds of the end>:<name>`
/// @param password base64 of HMAC-SHA1 over the username
/// @param expiresAt when it ends, in whole seconds
public record TurnCredential(String username, String password, Instant expiresAt) {
  @Override
  public String toString() {
    return "TurnCredential[…]";
  }
}
