// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.server;

import dev.sotto.core.limit.Limiter;
import dev.sotto.core.node.Switchboard;
import dev.sotto.core.room.Entrance;
import dev.sotto.core.room.Knocks;
import dev.sotto.core.room.LiveRooms;
import dev.sotto.core.room.PushDoorbell;
import dev.sotto.core.room.Rooms;

/// Puts together what has to do with live rooms.
final class RoomWiring {
  private RoomWiring() {}

  static LiveRooms of(
      Ports ports,
      Policy.Switches switches,
      World world,
      Rooms rooms,
      Limiter limiter,
      Switchboard switchboard) {
    var doorbell = new PushDoorbell(ports.push(), world.clock());
    return new LiveRooms(
        new Entrance(rooms, switches.strictRooms()),
        new Knocks(rooms, doorbell, limiter, world.workers()),
        ports.coordination().roomSeats(),
        switchboard,
        world.workers());
  }
}
