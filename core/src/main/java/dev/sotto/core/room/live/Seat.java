// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.room.live;

/// One place in a live room, at whatever node its client is connected.
///
/// @param client id of the client, unlike that of any other
/// @param node where it is connected, as in [RoomSeats#node]
/// @param device what the client calls itself in this room; empty when it does not say
public record Seat(String client, String node, String device) {
  /// {@return whether this is another client that calls itself the same}
  boolean isNamesakeOf(Seat other) {
    return !client.equals(other.client) && !device.isEmpty() && device.equals(other.device);
  }
}
