// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rooms;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sotto.api.http.JsonCodec;
import dev.sotto.api.http.ProblemException;
import dev.sotto.api.http.RawJsonObject;
import dev.sotto.api.rooms.RoomsEventEncoder.Answer;
import dev.sotto.api.websocket.CloseCode;
import dev.sotto.api.websocket.SocketHandler;
import dev.sotto.api.websocket.SocketOutput;
import dev.sotto.api.websocket.SocketRegistry;
import dev.sotto.api.websocket.SocketSink;
import dev.sotto.core.bound.Bound;
import dev.sotto.core.bound.SharedPool;
import dev.sotto.core.connection.QueuedSink;
import dev.sotto.core.limit.RateLimiter;
import dev.sotto.core.limit.RateLimits;
import dev.sotto.core.room.live.LiveRooms;
import dev.sotto.core.room.live.RoomClient;
import dev.sotto.core.server.ServerRuntime;
import dev.sotto.core.text.OpaqueText;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// One socket of a client. No error ends it, but a flood of refused frames.
final class RoomsSocketHandler implements SocketHandler {
  private static final int MAX_NAME = 1_024;

  private volatile Optional<Open> open = Optional.empty();

  /// When it was last seen in a room, or was opened.
  private volatile long useful;

  private final LiveRooms rooms;
  private final RateLimiter limiter;
  private final SocketRegistry sockets;
  private final ServerRuntime runtime;

  RoomsSocketHandler(
      LiveRooms rooms, RateLimiter limiter, SocketRegistry sockets, ServerRuntime runtime) {
    this.rooms = rooms;
    this.limiter = limiter;
    this.sockets = sockets;
    this.runtime = runtime;
  }

  @Override
  public void opened(SocketOutput socket) {
    String id = randomId(runtime.random());
    var outbox =
        new QueuedSink(
            new SocketSink(socket, new RoomsEventEncoder()),
            runtime.workers(),
            SharedPool.ofQueues().lease(socket.sharer()));
    outbox.send(Answer.connected(id));
    useful = sockets.nanoTime();
    open = Optional.of(new Open(new RoomClient(id, outbox), socket));
  }

  @Override
  public int most() {
    return Bound.SOCKET_MESSAGE.most() / 2;
  }

  @Override
  public void tooLong() {
    open.ifPresent(now -> now.fail("Message too large"));
  }

  @Override
  public boolean readsBinary() {
    return true;
  }

  @Override
  public Duration count() {
    return open.map(now -> limiter.take(RateLimits.FRAME_PER_ROOM_CLIENT, now.client().id()))
        .orElse(Duration.ZERO);
  }

  @Override
  public void refuse(Duration wait, String message) {
    open.ifPresent(now -> now.fail("Too many messages"));
  }

  @Override
  public void flooded() {
    open.ifPresent(
        now -> {
          now.client().outbox().markClosed();
          now.socket().close(CloseCode.TRY_AGAIN_LATER, "too many messages for too long");
        });
  }

  @Override
  public void text(String message) {
    open.ifPresent(now -> take(now, message));
  }

  @Override
  public void binary() {
    // Never: binary messages are read as text.
  }

  /// Anybody may open a socket here, and it takes a place: where places are getting short, one that
  /// is in no room makes way.
  @Override
  public void pinging() {
    open.ifPresent(
        now -> {
          long time = sockets.nanoTime();
          if (rooms.isIn(now.client())) {
            useful = time;
          } else if (sockets.isCrowded()
              && time - useful >= Bound.SOCKET_WITHOUT_ROOM.time().toNanos()) {
            now.socket().close(CloseCode.TRY_AGAIN_LATER, "in no room for long; others wait");
          }
        });
  }

  @Override
  public void gone(boolean clean) {
    open.ifPresent(
        now -> {
          now.client().outbox().markClosed();
          rooms.gone(now.client());
        });
  }

  private void take(Open now, String message) {
    parse(message)
        .ifPresentOrElse(frame -> take(now, frame, message), () -> now.fail("Invalid JSON format"));
  }

  private void take(Open now, JsonNode frame, String message) {
    String type = typeOf(frame);
    switch (type) {
      case "join_room" -> join(now, frame);
      case "leave_room" -> rooms.leave(now.client());
      case "ping" -> now.client().outbox().send(Answer.pong());
      case "ping_peer" -> knock(now);
      case "webrtc_offer",
          "webrtc_answer",
          "ice_candidate",
          "key_exchange",
          "key_exchange_complete" ->
          relay(now, type, frame, message);
      default -> now.fail("Unknown message type: " + type);
    }
  }

  private void join(Open now, JsonNode frame) {
    JsonNode room = frame.path("roomId");
    JsonNode device = frame.path("deviceId");
    if (!isName(room)) {
      now.fail("Invalid roomId");
    } else if (!limiter.take(RateLimits.JOIN_PER_ADDRESS, now.socket().address()).isZero()) {
      now.fail("Too many attempts to join");
    } else {
      String named = isName(device) ? device.textValue() : "";
      if (!rooms.join(now.client(), room.textValue(), named)) {
        now.fail("Not a member of this room");
      }
    }
  }

  private static boolean isName(JsonNode value) {
    return value.isTextual() && OpaqueText.isValid(value.textValue(), MAX_NAME);
  }

  private void knock(Open now) {
    switch (rooms.knock(now.client())) {
      case KNOCKED -> now.client().outbox().send(Answer.pingSent());
      case IN_NO_ROOM -> now.fail("Not in a room");
      case BUSY -> now.fail("Too many pings, try again");
    }
  }

  private void relay(Open now, String type, JsonNode frame, String message) {
    Optional<String> wrong = RoomSignalJson.problem(type, frame);
    if (wrong.isPresent()) {
      now.fail(wrong.get());
      return;
    }
    switch (rooms.relay(now.client(), RoomSignalJson.payload(type, RawJsonObject.of(message)))) {
      case RELAYED -> {}
      case ALONE -> now.fail("Room must have exactly 2 users for WebRTC");
      case IN_NO_ROOM -> now.fail("Not in a valid room for WebRTC signaling");
    }
  }

  /// {@return the value, empty when it is not JSON or null}
  private static Optional<JsonNode> parse(String message) {
    try {
      JsonNode frame = JsonCodec.tree(message);
      return frame.isNull() || frame.isMissingNode() ? Optional.empty() : Optional.of(frame);
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }

  private static String typeOf(JsonNode frame) {
    JsonNode type = frame.path("type");
    if (type.isMissingNode()) {
      return "undefined";
    }
    String text = type.isValueNode() ? type.asText() : "[object Object]";
    return OpaqueText.isWellFormed(text) ? OpaqueText.beginning(text, 100) : "not text";
  }

  private static String randomId(RandomGenerator random) {
    // RFC 9562 §5.4: version 4.
    long high = (random.nextLong() & 0xffff_ffff_ffff_0fffL) | 0x4000L;
    long low = (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low).toString();
  }

  private record Open(RoomClient client, SocketOutput socket) {
    void fail(String text) {
      client.outbox().send(Answer.error(text));
    }
  }
}
