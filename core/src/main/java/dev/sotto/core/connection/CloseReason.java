// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.connection;

/// The reason for which the server ends a connection. Each surface maps these to its close codes.
public enum CloseReason {
  /// The client reads more slowly than it is written to.
  TOO_SLOW,
  /// The account has opened more sockets than it may have, and this one is the oldest.
  REPLACED,
  /// The session has ended.
  SESSION_ENDED,
  /// The server stops; connect again, to another node if there is one.
  SERVER_STOPS,
  /// The storage does not answer; connect again in a while.
  UNAVAILABLE,
  /// The server failed; connect again.
  BROKEN
}
