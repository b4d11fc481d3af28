// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.area;

import dev.sotto.core.room.Pairing;
import dev.sotto.core.room.Rooms;
import dev.sotto.core.room.live.LiveRooms;

/// The rooms of two.
///
/// @param pairing makes rooms out of codes
/// @param stored the rooms that were paired
/// @param live who is in which room now
public record RoomArea(Pairing pairing, Rooms stored, LiveRooms live) {}
