// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.server;

import dev.sotto.core.cluster.Switchboard;
import dev.sotto.core.limit.RateLimiter;
import dev.sotto.core.room.Knocks;
import dev.sotto.core.room.PushKnockSender;
import dev.sotto.core.room.Rooms;
import dev.sotto.core.room.live.LiveRooms;
import dev.sotto.core.room.live.RoomAdmission;

/// Puts together what has to do with live rooms.
final class RoomWiring {
  private RoomWiring() {}

  static LiveRooms of(
      DomainPorts ports,
      ServerPolicy.Switches switches,
      ServerRuntime world,
      Rooms rooms,
      RateLimiter limiter,
      Switchboard switchboard) {
    var doorbell = new PushKnockSender(ports.push(), world.clock());
    return new LiveRooms(
        new RoomAdmission(rooms, switches.strictRooms()),
        new Knocks(rooms, doorbell, limiter, world.workers()),
        ports.coordination().roomSeats(),
        switchboard,
        world.workers());
  }
}
