// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.room;

/// The one of the two that opens connections.
public sealed interface Initiator {
  /// Nobody has entered yet.
  record Open() implements Initiator {}

  /// The first who has ever entered.
  record Chosen(ParticipantId participant) implements Initiator {}
}
