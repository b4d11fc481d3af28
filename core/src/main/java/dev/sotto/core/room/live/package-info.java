// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Live rooms across nodes: who is in which room now. [LiveRooms] puts a [RoomClient] in:
/// [RoomAdmission] finds the stored room, `LocalSeats` takes a [Seat] from [RoomSeats], the port
/// that nodes share, and gets the new [LiveRoomState]. `LiveRoom` tells each `SeatHolder` of this
/// node what has changed as [RoomEvent]s; `PeerNodes` tells the other nodes by [RoomNodeMessage].
/// What was lost is repaired at the next renewal (`docs/decisions/0022`).
@NullMarked
package dev.sotto.core.room.live;

import org.jspecify.annotations.NullMarked;
