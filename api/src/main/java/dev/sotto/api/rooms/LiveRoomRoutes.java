// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rooms;

import dev.sotto.api.http.Exchange;
import dev.sotto.api.surface.AdminPassword;
import dev.sotto.core.room.live.LiveRooms;
import dev.sotto.core.room.live.RoomSeats.Occupied;
import dev.sotto.core.text.OpaqueText;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Routes for live rooms: `GET /rooms`, and `GET /` for health checks.
final class LiveRoomRoutes {
  private static final String BANNER = "WebRTC P2P Signaling Server Active - Ready for iOS clients";

  /// The whole id is a capability: only the operator sees it.
  private static final int SHOWN = 8;

  private final LiveRooms rooms;
  private final AdminPassword password;

  LiveRoomRoutes(LiveRooms rooms, AdminPassword password) {
    this.rooms = rooms;
    this.password = password;
  }

  void addTo(RoomsRouter routes) {
    routes.add("GET", RoomsPath.ROOT, "", LiveRoomRoutes::greet);
    routes.add("GET", RoomsPath.LIVE, "", this::list);
  }

  private static void greet(Exchange exchange) {
    exchange.answer(200, "text/html; charset=utf-8", BANNER.getBytes(StandardCharsets.UTF_8));
  }

  private void list(Exchange exchange) {
    List<Occupied> occupied = rooms.occupied();
    boolean whole = password.isGivenBy(exchange);
    exchange.answer(
        200,
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("rooms");
          for (Occupied room : occupied) {
            json.writeStartObject();
            json.writeStringField("roomId", whole ? room.name() : shortened(room.name()));
            json.writeNumberField("userCount", room.members());
            json.writeBooleanField("full", room.isFull());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeNumberField("totalRooms", occupied.size());
          json.writeEndObject();
        });
  }

  private static String shortened(String name) {
    return OpaqueText.beginning(name, SHOWN);
  }
}
