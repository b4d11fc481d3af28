// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.room.live;

import dev.sotto.core.bound.Bound;
import dev.sotto.core.room.live.RoomEvent.Relayed;
import java.util.ArrayList;
import java.util.List;

/// A client of this node in a live room, and what it was told of it. Guarded by its [LiveRoom].
final class SeatHolder {
  /// What has come too early and waits is bounded; more than any handshake needs.
  private static final int MAX_EARLY = 256;

  private static final int MAX_EARLY_BYTES = Bound.REPLAYED_SIGNALS.most();

  private final RoomClient client;
  private final LiveRoom room;
  private final List<Early> early = new ArrayList<>(0);
  private Seat seat;
  private boolean entering = true;
  private Meeting told = Meeting.NONE;

  SeatHolder(RoomClient client, LiveRoom room, Seat seat) {
    this.client = client;
    this.room = room;
    this.seat = seat;
  }

  RoomClient client() {
    return client;
  }

  LiveRoom room() {
    return room;
  }

  Seat seat() {
    return seat;
  }

  /// {@return whether it waits for a seat, and will be told afterwards what has changed}
  boolean isEntering() {
    return entering;
  }

  /// @param back whether it is told nothing for now
  void holdBack(boolean back) {
    entering = back;
  }

  void enter(Seat taken, LiveRoomState seating) {
    seat = taken;
    entering = false;
    client
        .outbox()
        .send(
            new RoomEvent.Joined(
                seating.room(), seating.seats().size(), seating.isInitiator(taken)));
  }

  /// Tells what has changed since it was last told.
  ///
  /// @param now the meeting of the room, if the client has a seat in it
  void learn(LiveRoomState seating, Meeting now) {
    if (told.isOn() && told.since() != now.since()) {
      client
          .outbox()
          .send(
              switch (seating.parting()) {
                case LEFT -> new RoomEvent.PeerLeft();
                case LOST -> new RoomEvent.PeerDisconnected();
              });
    }
    if (now.isOn() && told.called() != now.called()) {
      client.outbox().send(new RoomEvent.Ready(seating.room(), seating.isInitiator(seat)));
    }
    told = now;
    List<Early> waiting = List.copyOf(early);
    early.clear();
    waiting.forEach(one -> hear(one.meeting(), one.event()));
  }

  /// Takes something from the other. What belongs to a meeting of which it will be told soon waits;
  /// what belongs to one that is over is dropped.
  void hear(long meeting, Relayed event) {
    if (!entering && told.isOn() && meeting == told.since()) {
      client.outbox().send(event);
    } else if ((entering || meeting > told.since()) && hasRoom(event)) {
      early.add(new Early(meeting, event));
    }
  }

  private boolean hasRoom(Relayed event) {
    int weight = early.stream().mapToInt(one -> one.event().weight()).sum();
    return early.size() < MAX_EARLY && weight + event.weight() <= MAX_EARLY_BYTES;
  }

  /// Tells that it is no longer in the room.
  ///
  /// @param replaced whether it sits on a newer socket
  void part(boolean replaced) {
    if (told.isOn() && !replaced) {
      client.outbox().send(new RoomEvent.PeerDisconnected());
    }
    client.outbox().send(new RoomEvent.Left(room.name()));
  }

  private record Early(long meeting, Relayed event) {}
}
