// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.wiring;

import dev.sotto.core.area.NodeArea;
import dev.sotto.core.area.RoomArea;
import dev.sotto.core.room.Knocks;
import dev.sotto.core.room.Pairing;
import dev.sotto.core.room.PushKnockSender;
import dev.sotto.core.room.Rooms;
import dev.sotto.core.room.live.LiveRooms;
import dev.sotto.core.room.live.RoomAdmission;
import dev.sotto.core.server.DomainPorts;
import dev.sotto.core.server.ServerRuntime;
import dev.sotto.core.spi.Storage;

/// Puts together what has to do with rooms.
final class RoomWiring {
  private RoomWiring() {}

  static RoomArea of(SharedParts shared, NodeArea node) {
    DomainPorts ports = shared.ports();
    Storage storage = shared.storage();
    ServerRuntime runtime = shared.runtime();
    var rooms = new Rooms(storage.rooms(), storage.pairings(), shared.clock());
    var knocks =
        new Knocks(
            rooms,
            new PushKnockSender(ports.push(), runtime.clock()),
            node.limiter(),
            runtime.workers());
    return new RoomArea(
        new Pairing(storage.pairings(), shared.clock(), runtime.clock(), runtime.random()),
        rooms,
        new LiveRooms(
            new RoomAdmission(rooms, shared.policy().switches().strictRooms()),
            knocks,
            ports.coordination().roomSeats(),
            shared.switchboard(),
            runtime.workers()));
  }
}
