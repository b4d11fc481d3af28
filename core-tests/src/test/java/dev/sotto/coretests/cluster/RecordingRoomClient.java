// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coretests.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.bound.PoolClient;
import dev.sotto.core.bound.SharedPool;
import dev.sotto.core.connection.CloseReason;
import dev.sotto.core.connection.Event;
import dev.sotto.core.connection.QueuedSink;
import dev.sotto.core.connection.Sink;
import dev.sotto.core.room.live.LiveRooms;
import dev.sotto.core.room.live.LiveRooms.Relaying;
import dev.sotto.core.room.live.RoomClient;
import dev.sotto.core.room.live.RoomEvent;
import java.util.ArrayList;
import java.util.List;

/// A client of live rooms at one node; remembers what it was told. What it says comes from one
/// thread at a time.
final class RecordingRoomClient implements Sink {
  private final List<String> told = new ArrayList<>();
  private final LiveRooms rooms;
  private final RoomClient client;
  private final String device;

  /// @param id of the client
  /// @param device what it calls itself; may be empty
  RecordingRoomClient(TestNode node, String id, String device) {
    this.rooms = node.sotto().rooms().live();
    this.client =
        new RoomClient(
            id,
            new QueuedSink(this, Runnable::run, SharedPool.ofQueues().lease(PoolClient.EXEMPT)));
    this.device = device;
  }

  @Override
  public void send(Event event) {
    String text =
        switch ((RoomEvent) event) {
          case RoomEvent.Joined(var room, var members, var first) ->
              "joined " + room + " " + members + role(first);
          case RoomEvent.Ready(_, var first) -> "ready" + role(first);
          case RoomEvent.Full _ -> "full";
          case RoomEvent.PeerLeft _ -> "peer left";
          case RoomEvent.PeerDisconnected _ -> "peer lost";
          case RoomEvent.Left(var room) -> "left " + room;
          case RoomEvent.Relayed(var from, _, var payload) -> from + " says " + payload;
        };
    synchronized (told) {
      told.add(text);
    }
  }

  @Override
  public void close(CloseReason reason) {
    throw new AssertionError("closed: " + reason);
  }

  boolean join(String room) {
    return rooms.join(client, room, device);
  }

  void leave() {
    rooms.leave(client);
  }

  /// Its socket ends.
  void vanish() {
    client.outbox().markClosed();
    rooms.gone(client);
  }

  /// Asks for the other.
  void knock() {
    assertThat(rooms.knock(client)).isEqualTo(LiveRooms.Knocking.KNOCKED);
  }

  Relaying say(String text) {
    return rooms.relay(client, text);
  }

  /// {@return what it was told since it was last asked}
  List<String> told() {
    synchronized (told) {
      List<String> all = List.copyOf(told);
      told.clear();
      return all;
    }
  }

  private static String role(boolean first) {
    return first ? " first" : " second";
  }
}
