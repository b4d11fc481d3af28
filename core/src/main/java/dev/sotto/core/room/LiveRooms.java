// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.room;

import dev.sotto.core.room.LiveRoom.Seat;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// Who is in which room now, and what they tell each other. Any text names a live room; one with
/// the name of a stored room keeps its roles with it. Safe for use by many threads.
///
/// One lock guards everything and is held for moments: under it clients are only handed events, so
/// that both of a room hear of everything in one order.
public final class LiveRooms {
  private static final int REMEMBERED = 10_000;

  private final Entrance entrance;
  private final Knocks knocks;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, LiveRoom> rooms = new HashMap<>();
  private final Map<RoomClient, LiveRoom> places = new HashMap<>();

  /// Who has first entered rooms that are not stored.
  private final Map<String, String> initiators = new Remembered();

  public LiveRooms(Entrance entrance, Knocks knocks) {
    this.entrance = entrance;
    this.knocks = knocks;
  }

  /// Puts a client into a room, and out of the one in which it was. It hears how that ended.
  ///
  /// @param name not empty
  /// @param device what the client calls itself in this room; empty when it does not say
  public void join(RoomClient client, String name, String device) {
    Optional<Room> row = entrance.open(name, device);
    boolean alone;
    lock.lock();
    try {
      alone = enter(new Seat(client, device), name, row);
    } finally {
      lock.unlock();
    }
    if (alone && row.isPresent()) {
      knocks.joined(row.get(), device);
    }
  }

  /// {@return whether the client has come into a room in which nobody else is}
  private boolean enter(Seat newcomer, String name, Optional<Room> row) {
    LiveRoom room = rooms.getOrDefault(name, new LiveRoom(name));
    boolean again = room.seatOf(newcomer.client()).isPresent();
    Optional<Seat> namesake = room.namesake(newcomer);
    if (room.isFull() && !again && namesake.isEmpty()) {
      newcomer.send(new RoomEvent.Full(name));
      return false;
    }
    namesake.ifPresent(seat -> replace(room, seat, newcomer));
    if (!again) {
      vacate(newcomer.client()).ifPresent(peer -> peer.send(new RoomEvent.PeerLeft()));
    }
    rooms.put(name, room);
    places.put(newcomer.client(), room);
    room.put(newcomer);
    room.setInitiator(initiator(name, newcomer.device(), row));
    welcome(room, newcomer);
    return !again && !room.isFull();
  }

  private void replace(LiveRoom room, Seat old, Seat newcomer) {
    room.remove(old.client());
    places.remove(old.client());
    old.send(new RoomEvent.Left(room.name()));
    // Before the new readiness: a client that exchanges keys does not listen to it.
    room.peerOf(newcomer.client()).ifPresent(peer -> peer.send(new RoomEvent.PeerDisconnected()));
  }

  private String initiator(String name, String device, Optional<Room> row) {
    if (row.isPresent() && row.get().initiator() instanceof Initiator.Chosen(var participant)) {
      return participant.text();
    }
    if (row.isPresent() || device.isEmpty()) {
      return initiators.getOrDefault(name, "");
    }
    return initiators.computeIfAbsent(name, _ -> device);
  }

  private static void welcome(LiveRoom room, Seat newcomer) {
    newcomer.send(new RoomEvent.Joined(room.name(), room.members(), room.isInitiator(newcomer)));
    if (room.isFull()) {
      for (Seat seat : room.seats()) {
        seat.send(new RoomEvent.Ready(room.name(), room.isInitiator(seat)));
      }
    }
  }

  /// Takes a client out of its room.
  public void leave(RoomClient client) {
    lock.lock();
    try {
      String name = Optional.ofNullable(places.get(client)).map(LiveRoom::name).orElse("");
      vacate(client).ifPresent(peer -> peer.send(new RoomEvent.PeerLeft()));
      client.outbox().send(new RoomEvent.Left(name));
    } finally {
      lock.unlock();
    }
  }

  /// Notes that the socket of a client is gone.
  public void gone(RoomClient client) {
    lock.lock();
    try {
      vacate(client).ifPresent(peer -> peer.send(new RoomEvent.PeerDisconnected()));
    } finally {
      lock.unlock();
    }
  }

  /// Hands something to the other in the room. What one client sends arrives in order.
  public Relaying relay(RoomClient client, String payload) {
    lock.lock();
    try {
      LiveRoom room = places.get(client);
      if (room == null) {
        return Relaying.IN_NO_ROOM;
      }
      Optional<Seat> peer = room.peerOf(client);
      peer.ifPresent(seat -> seat.send(new RoomEvent.Relayed(client.id(), room.name(), payload)));
      return peer.isPresent() ? Relaying.RELAYED : Relaying.ALONE;
    } finally {
      lock.unlock();
    }
  }

  /// Knocks at the other of the room, unless it is there. {@return whether the client is in a room}
  public boolean knock(RoomClient client) {
    String name;
    String device;
    boolean alone;
    lock.lock();
    try {
      LiveRoom room = places.get(client);
      if (room == null) {
        return false;
      }
      name = room.name();
      device = room.seatOf(client).map(Seat::device).orElse("");
      alone = !room.isFull();
    } finally {
      lock.unlock();
    }
    if (alone) {
      entrance.find(name).ifPresent(room -> knocks.asked(room, device));
    }
    return true;
  }

  /// {@return the rooms in which somebody is, in no order}
  public List<Occupied> occupied() {
    lock.lock();
    try {
      return rooms.values().stream()
          .map(room -> new Occupied(room.name(), room.members()))
          .toList();
    } finally {
      lock.unlock();
    }
  }

  /// {@return who remains in the room that the client was in}
  private Optional<Seat> vacate(RoomClient client) {
    LiveRoom room = places.remove(client);
    if (room == null) {
      return Optional.empty();
    }
    room.remove(client);
    if (room.members() == 0) {
      rooms.remove(room.name());
    }
    return room.peerOf(client);
  }

  /// A room in which somebody is.
  public record Occupied(String name, int members) {
    /// {@return whether nobody else may enter}
    public boolean isFull() {
      return members == LiveRoom.SEATS;
    }
  }

  /// How [#relay] ended.
  public enum Relaying {
    RELAYED,
    ALONE,
    IN_NO_ROOM
  }

  /// The last so many; the eldest is forgotten.
  private static final class Remembered extends LinkedHashMap<String, String> {
    private static final long serialVersionUID = 1L;

    Remembered() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
      return size() > REMEMBERED;
    }
  }
}
