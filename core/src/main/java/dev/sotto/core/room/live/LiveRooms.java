// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.room.live;

import dev.sotto.core.PortException;
import dev.sotto.core.bound.Bound;
import dev.sotto.core.cluster.Switchboard;
import dev.sotto.core.concurrent.Tasks;
import dev.sotto.core.room.Initiator;
import dev.sotto.core.room.Knocks;
import dev.sotto.core.room.Room;
import dev.sotto.core.room.live.RoomSeats.Occupied;
import dev.sotto.core.room.live.RoomSeats.Renewal;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/// All live rooms, at whatever node: who is in them, and what they tell each other. Any text names
/// a live room; one with the name of a stored room keeps its roles with it. Safe for use by many
/// threads; what concerns one client is asked by one thread at a time.
///
/// Nodes share seats and nothing else: each tells its own clients how the newest seating it has
/// heard of differs from what they know (`docs/decisions/0022`).
public final class LiveRooms {
  private static final System.Logger LOG = System.getLogger(LiveRooms.class.getName());

  /// How many rooms [#occupied] tells at most.
  private static final int MAX_LISTED = Bound.ROOMS_LISTED.most();

  private final RoomAdmission entrance;
  private final Knocks knocks;
  private final RoomSeats seats;
  private final Executor workers;
  private final LocalSeats own;
  private final PeerNodes neighbours;
  private final LocalRooms local;
  private final Map<RoomClient, SeatHolder> places = new ConcurrentHashMap<>();

  /// @param workers runs work that waits for other nodes; may reject it
  public LiveRooms(
      RoomAdmission entrance,
      Knocks knocks,
      RoomSeats seats,
      Switchboard switchboard,
      Executor workers) {
    this.entrance = entrance;
    this.knocks = knocks;
    this.seats = seats;
    this.workers = workers;
    own = new LocalSeats(seats);
    neighbours = new PeerNodes(switchboard, seats.node());
    local = new LocalRooms(seats.node(), gone -> places.remove(gone.client(), gone));
    switchboard.attend(
        seats.node(),
        event -> {
          if (event instanceof RoomNodeMessage news) {
            take(news);
          }
        });
  }

  /// Puts a client into a room, and out of the one in which it was. It hears how that ended.
  ///
  /// @param name not empty
  /// @param device what the client calls itself in this room; empty when it does not say {@return
  ///   whether it may be in this room}
  public boolean join(RoomClient client, String name, String device) {
    return switch (entrance.open(name, device)) {
      case RoomAdmission.Door.Closed _ -> false;
      case RoomAdmission.Door.Open(var row) -> {
        if (enter(client, new Seat(client.id(), seats.node(), device), name, row)) {
          row.ifPresent(room -> knocks.joined(room, device));
        }
        yield true;
      }
    };
  }

  /// {@return whether the client has come into a room in which nobody else is}
  private boolean enter(RoomClient client, Seat seat, String name, Optional<Room> row) {
    LiveRoom room = local.hold(name);
    try {
      SeatHolder newcomer = room.expect(client, seat);
      boolean again = places.get(client) == newcomer;
      LocalSeats.Change change = own.take(room, seat, founder(name, seat.device(), row));
      LiveRoomState seating = change.after();
      if (seating.seatOf(client.id()).isEmpty()) {
        client.outbox().send(new RoomEvent.Full(name));
        return false;
      }
      SeatHolder former = places.put(client, newcomer);
      if (former != null && former != newcomer) {
        vacate(former, LeaveReason.LEFT);
      }
      room.welcome(newcomer, seat, seating);
      neighbours.announce(change.before(), seating);
      mendIfTorn(room);
      return !again && !seating.isFull();
    } finally {
      settle(room, client);
      local.release(room);
    }
  }

  /// Ends the wait of a client for its seat, if it has not got it, whatever the cause.
  private void settle(LiveRoom room, RoomClient client) {
    SeatHolder seated = places.get(client);
    if (seated != null && seated.room() == room) {
      room.resume(seated);
    } else {
      room.forget(client);
    }
  }

  private static RememberedInitiator founder(String name, String device, Optional<Room> row) {
    if (row.isEmpty()) {
      return RememberedInitiator.claimed(name, device);
    }
    return switch (row.get().initiator()) {
      case Initiator.Chosen(var participant) -> new RememberedInitiator(participant.text(), true);
      case Initiator.Open _ -> RememberedInitiator.UNKNOWN;
    };
  }

  /// {@return whether a client is in a room}
  public boolean isIn(RoomClient client) {
    return places.containsKey(client);
  }

  /// Takes a client out of its room.
  public void leave(RoomClient client) {
    SeatHolder occupant = places.remove(client);
    String name = "";
    if (occupant != null) {
      name = occupant.room().name();
      vacate(occupant, LeaveReason.LEFT);
    }
    client.outbox().send(new RoomEvent.Left(name));
  }

  /// Notes that the socket of a client is gone.
  public void gone(RoomClient client) {
    SeatHolder occupant = places.remove(client);
    if (occupant != null) {
      vacate(occupant, LeaveReason.LOST);
    }
  }

  private void vacate(SeatHolder occupant, LeaveReason how) {
    LiveRoom room = local.hold(occupant.room().name());
    try {
      room.forget(occupant.client());
      LocalSeats.Change change = own.leave(room, occupant.client().id(), how);
      neighbours.announce(change.before(), change.after());
      mendIfTorn(room);
    } finally {
      local.release(room);
    }
  }

  /// Hands something to the other in the room. What one client sends arrives in order. Between
  /// nodes it may be lost, when they cannot reach each other.
  public Relaying relay(RoomClient client, String payload) {
    SeatHolder sender = places.get(client);
    return sender == null ? Relaying.IN_NO_ROOM : sender.room().relay(sender, payload, neighbours);
  }

  /// Knocks at the other of the room, unless it is there.
  public Knocking knock(RoomClient client) {
    SeatHolder occupant = places.get(client);
    if (occupant == null) {
      return Knocking.IN_NO_ROOM;
    }
    LiveRoomState known = occupant.room().known();
    if (!known.isFull()) {
      String device = known.seatOf(client.id()).map(Seat::device).orElse("");
      Optional<Room> room = entrance.find(known.room());
      if (room.isPresent() && !knocks.asked(room.get(), device)) {
        return Knocking.BUSY;
      }
    }
    return Knocking.KNOCKED;
  }

  /// {@return rooms in which somebody is, in no order; those of this node while the others cannot
  /// be asked}
  public List<Occupied> occupied() {
    try {
      return seats.occupied(MAX_LISTED);
    } catch (PortException e) {
      LOG.log(Level.DEBUG, "the seats cannot be shared now", e);
      return local.all().stream()
          .map(LiveRoom::known)
          .filter(seating -> !seating.seats().isEmpty())
          .limit(MAX_LISTED)
          .map(seating -> new Occupied(seating.room(), seating.seats().size()))
          .toList();
    }
  }

  /// Tells the other nodes that this one lives, frees the seats of those that are dead, and repairs
  /// what was lost. Called every [RoomSeats#RENEWAL] when there may be other nodes.
  public void renew() {
    Renewal renewal;
    try {
      renewal = seats.renew();
    } catch (PortException e) {
      LOG.log(Level.DEBUG, "the seats cannot be shared now", e);
      return;
    }
    for (LiveRoomState seating : renewal.orphaned()) {
      see(seating);
      neighbours.announce(LiveRoomState.empty(seating.room()), seating);
    }
    renewal.news().forEach(this::see);
    if (renewal.forgotten()) {
      local.all().forEach(LiveRoom::doubt);
    }
    List<LiveRoom> torn = local.all().stream().filter(LiveRoom::isTornNow).toList();
    if (!torn.isEmpty()) {
      later(() -> torn.forEach(room -> mend(room.known())));
    }
  }

  private void take(RoomNodeMessage news) {
    switch (news) {
      case RoomNodeMessage.SeatsChanged(var seating) -> see(seating);
      case RoomNodeMessage.Signal signal ->
          local.find(signal.room()).ifPresent(room -> room.hear(signal));
    }
  }

  private void see(LiveRoomState seating) {
    boolean torn =
        local
            .find(seating.room())
            .map(room -> room.see(seating))
            .orElseGet(() -> seating.nodes().contains(seats.node()));
    if (torn) {
      later(() -> mend(seating));
    }
  }

  private void mend(LiveRoomState seating) {
    LiveRoom room = local.hold(seating.room());
    try {
      room.see(seating);
      LocalSeats.Change change = own.mend(room);
      neighbours.announce(change.before(), change.after());
    } catch (PortException e) {
      room.doubt();
      LOG.log(Level.DEBUG, "the seats cannot be shared now", e);
    } finally {
      local.release(room);
    }
  }

  private void mendIfTorn(LiveRoom room) {
    if (room.isTornNow()) {
      later(() -> mend(room.known()));
    }
  }

  private void later(Runnable work) {
    if (!Tasks.start(workers, work)) {
      // Harmless: the room is still torn, and each renewal looks for torn ones.
      LOG.log(Level.DEBUG, "too much is under way; the next renewal will see to it");
    }
  }

  /// The outcome of [#knock].
  public enum Knocking {
    KNOCKED,
    IN_NO_ROOM,
    /// Too many knocks are under way.
    BUSY
  }

  /// The outcome of [#relay].
  public enum Relaying {
    RELAYED,
    ALONE,
    IN_NO_ROOM
  }
}
