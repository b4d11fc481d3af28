// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rooms;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sotto.api.http.Exchange;
import dev.sotto.api.surface.RequestLimiter;
import dev.sotto.core.limit.RateLimits;
import dev.sotto.core.room.ParticipantId;
import dev.sotto.core.room.Room;
import dev.sotto.core.room.RoomId;
import dev.sotto.core.room.RoomStore.Purged;
import dev.sotto.core.room.Rooms;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Rooms that exist: `GET` and `DELETE /api/rooms`, `POST /api/user/purge`, `POST
/// /api/badge/reset`.
final class RoomRoutes {
  /// What one token of the limit pays for.
  private static final int PURGED_FOR_ONE = 100;

  private final Rooms rooms;
  private final RequestLimiter guard;

  RoomRoutes(Rooms rooms, RequestLimiter guard) {
    this.rooms = rooms;
    this.guard = guard;
  }

  void addTo(RoomsRouter routes) {
    routes.add("GET", RoomsPath.ROOMS, "get_failed", this::get);
    routes.add("DELETE", RoomsPath.ROOMS, "delete_failed", this::delete);
    routes.add("POST", RoomsPath.PURGE, "purge_failed", this::purge);
    routes.add("POST", RoomsPath.BADGE, "reset_failed", this::resetBadge);
  }

  /// Tells no push tokens. A phone closes its session for good when this is 404.
  private void get(Exchange exchange) {
    String id =
        exchange
            .query("roomid")
            .filter(text -> !text.isEmpty())
            .orElseGet(() -> RoomsRequest.of(exchange).require("roomid").text("roomid"));
    Optional<Room> room = RoomId.isValid(id) ? rooms.find(new RoomId(id)) : Optional.empty();
    if (room.isEmpty()) {
      RoomsResponses.text(exchange, 404, "Not Found");
      return;
    }
    exchange.answer(
        200,
        json -> {
          json.writeStartObject();
          json.writeStringField("roomid", id);
          json.writeStringField("client1", room.get().creator().id().text());
          json.writeStringField("client2", room.get().guest().id().text());
          json.writeEndObject();
        });
  }

  private void delete(Exchange exchange) {
    String id = RoomsRequest.of(exchange).require("roomid").text("roomid");
    if (RoomId.isValid(id)) {
      rooms.remove(new RoomId(id));
    }
    RoomsResponses.text(exchange, 200, "OK");
  }

  private void purge(Exchange exchange) {
    List<JsonNode> given = devices(RoomsRequest.of(exchange));
    long invalid = given.stream().filter(device -> !isNamed(device)).count();
    if (invalid > 0) {
      refuse(exchange, invalid);
      return;
    }
    for (int paid = 0; paid < given.size(); paid += PURGED_FOR_ONE) {
      guard.check(RateLimits.PURGE_PER_ADDRESS, exchange);
    }
    // Names that no room can have need no search.
    Set<ParticipantId> participants =
        given.stream()
            .map(JsonNode::textValue)
            .filter(ParticipantId::isValid)
            .map(ParticipantId::new)
            .collect(Collectors.toSet());
    Purged purged = rooms.purge(participants);
    exchange.answer(
        200,
        json -> {
          json.writeStartObject();
          json.writeBooleanField("success", true);
          json.writeNumberField("deviceIdCount", given.size());
          json.writeNumberField("roomsDeleted", purged.rooms());
          json.writeNumberField("pendingsDeleted", purged.pendings());
          json.writeEndObject();
        });
  }

  private static List<JsonNode> devices(RoomsRequest fields) {
    JsonNode many = fields.any("deviceIds");
    JsonNode one = fields.any("deviceId");
    if (!many.isArray()) {
      if (!one.isTextual() || one.textValue().isEmpty()) {
        throw new RoomsRequestException("missing_deviceIds_or_deviceId");
      }
      return List.of(one);
    }
    if (many.isEmpty()) {
      throw new RoomsRequestException("empty_deviceIds_array");
    }
    if (many.size() > Rooms.MAX_PURGED) {
      throw new RoomsRequestException("too_many_device_ids");
    }
    var devices = new ArrayList<JsonNode>();
    many.forEach(devices::add);
    return devices;
  }

  private static boolean isNamed(JsonNode device) {
    return device.isTextual() && !device.textValue().isBlank();
  }

  private static void refuse(Exchange exchange, long invalid) {
    exchange.answer(
        400,
        json -> {
          json.writeStartObject();
          json.writeStringField("error", "invalid_device_ids");
          json.writeNumberField("count", invalid);
          json.writeEndObject();
        });
  }

  private void resetBadge(Exchange exchange) {
    String device = RoomsRequest.of(exchange).require("deviceId").text("deviceId");
    if (ParticipantId.isValid(device)) {
      rooms.resetBadge(new ParticipantId(device));
    }
    exchange.answer(
        200,
        json -> {
          json.writeStartObject();
          json.writeBooleanField("success", true);
          json.writeEndObject();
        });
  }
}
