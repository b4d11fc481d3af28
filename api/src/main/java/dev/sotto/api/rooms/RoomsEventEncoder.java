// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rooms;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.sotto.api.http.JsonCodec;
import dev.sotto.api.websocket.CloseCode;
import dev.sotto.api.websocket.SocketEventEncoder;
import dev.sotto.core.connection.CloseReason;
import dev.sotto.core.connection.Event;
import dev.sotto.core.connection.Reply;
import dev.sotto.core.room.live.RoomEvent;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Encodes what clients in live rooms are told: one JSON object with a `type`.
final class RoomsEventEncoder implements SocketEventEncoder {
  private static final String READY = "Both users connected. Ready for WebRTC handshake.";

  @Override
  public Optional<byte[]> encode(Event event) {
    return switch (event) {
      case RoomEvent told -> Optional.of(encode(told));
      case Answer answer -> Optional.of(answer.text());
      default -> Optional.empty();
    };
  }

  @Override
  public Goodbye goodbye(CloseReason reason) {
    return switch (reason) {
      case SESSION_ENDED, SERVER_STOPS -> new Goodbye(CloseCode.SERVER_STOPS, "the server stops");
      // Of accounts, which these clients have not.
      case REPLACED -> new Goodbye(CloseCode.TRY_AGAIN_LATER, "too many sockets");
      case TOO_SLOW -> new Goodbye(CloseCode.TRY_AGAIN_LATER, "too slow");
      case UNAVAILABLE -> new Goodbye(CloseCode.TRY_AGAIN_LATER, "try again shortly");
      case BROKEN -> new Goodbye(CloseCode.SERVER_FAILED, "try again shortly");
    };
  }

  private static byte[] encode(RoomEvent event) {
    return switch (event) {
      case RoomEvent.Joined joined -> joined(joined);
      case RoomEvent.Ready ready -> ready(ready);
      case RoomEvent.Full(var room) -> full(room);
      case RoomEvent.PeerLeft _ -> message("peer_left", "message", "Other user left the room");
      case RoomEvent.PeerDisconnected _ ->
          message("peer_disconnected", "message", "Other user disconnected");
      case RoomEvent.Left(var room) -> left(room);
      case RoomEvent.Relayed relayed -> relayed(relayed);
    };
  }

  private static byte[] joined(RoomEvent.Joined event) {
    return JsonCodec.bytes(
        json -> {
          json.writeStartObject();
          json.writeStringField("type", "room_joined");
          json.writeStringField("roomId", event.room());
          json.writeNumberField("userCount", event.members());
          json.writeBooleanField("isInitiator", event.initiator());
          json.writeBooleanField("ready", event.members() == 2);
          json.writeEndObject();
        });
  }

  private static byte[] ready(RoomEvent.Ready event) {
    return JsonCodec.bytes(
        json -> {
          json.writeStartObject();
          json.writeStringField("type", "room_ready");
          json.writeStringField("roomId", event.room());
          json.writeStringField("message", READY);
          json.writeNumberField("userCount", 2);
          json.writeBooleanField("isInitiator", event.initiator());
          json.writeEndObject();
        });
  }

  private static byte[] full(String room) {
    return JsonCodec.bytes(
        json -> {
          json.writeStartObject();
          json.writeStringField("type", "room_full");
          json.writeStringField("error", "Room is full (max 2 users)");
          json.writeStringField("roomId", room);
          json.writeEndObject();
        });
  }

  private static byte[] left(String room) {
    return JsonCodec.bytes(
        json -> {
          json.writeStartObject();
          json.writeStringField("type", "left_room");
          if (room.isEmpty()) {
            json.writeNullField("roomId");
          } else {
            json.writeStringField("roomId", room);
          }
          json.writeEndObject();
        });
  }

  private static byte[] relayed(RoomEvent.Relayed event) {
    var frame = new StringBuilder(event.payload().length() + 256);
    frame.append('{').append(event.payload()).append(",\"from\":\"");
    JsonStringEncoder.getInstance().quoteAsString(event.from(), frame);
    frame.append("\",\"roomId\":\"");
    JsonStringEncoder.getInstance().quoteAsString(event.room(), frame);
    return frame.append("\"}").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] message(String type, String field, String text) {
    return JsonCodec.bytes(
        json -> {
          json.writeStartObject();
          json.writeStringField("type", type);
          json.writeStringField(field, text);
          json.writeEndObject();
        });
  }

  /// The answer to something that the client itself has said.
  static final class Answer implements Reply {
    /// In UTF-8.
    private final byte[] text;

    private Answer(byte[] text) {
      this.text = text;
    }

    byte[] text() {
      return text;
    }

    static Answer connected(String clientId) {
      return new Answer(
          JsonCodec.bytes(
              json -> {
                json.writeStartObject();
                json.writeStringField("type", "connected");
                json.writeStringField("clientId", clientId);
                json.writeStringField("server", "WebRTC P2P Signaling Server");
                json.writeEndObject();
              }));
    }

    static Answer pong() {
      return ofType("pong");
    }

    static Answer pingSent() {
      return ofType("ping_sent");
    }

    private static Answer ofType(String type) {
      return new Answer(
          JsonCodec.bytes(
              json -> {
                json.writeStartObject();
                json.writeStringField("type", type);
                json.writeEndObject();
              }));
    }

    static Answer error(String text) {
      return new Answer(message("error", "error", text));
    }
  }
}
