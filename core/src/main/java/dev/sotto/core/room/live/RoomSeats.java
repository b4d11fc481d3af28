// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.room.live;

import dev.sotto.core.cluster.Roster;
import java.time.Duration;
import java.util.List;

/// The seats of live rooms, which the nodes of an installation share. A node takes and gives up
/// only the seats of its own clients; seats of a node that is dead count for nothing.
///
/// What is here may be lost at any time; [#renew] then tells each node to write what it knows with
/// [#mend]. The rules are those of [LiveRoomState]; each method is atomic, and each change gives
/// the room a version higher than all before, also than those that were lost. Each method waits for
/// the answer and throws [dev.sotto.core.PortException.Unavailable] when there is none; the change
/// may have been made then. Safe for use by many threads.
public interface RoomSeats {
  /// A node that has not renewed for this long is dead.
  Duration LEASE = Roster.LEASE;

  /// How often a node should renew. One that is late by as much may have been away together with
  /// all others, so it gives them another lease before it takes them for dead.
  Duration RENEWAL = Roster.RENEWAL;

  /// How many rooms that are empty remember who opens connections in them.
  int REMEMBERED = 10_000;

  /// {@return the name of this node: 1 to 24 of the letters a to z and digits, unlike that of any
  /// other node now or before}
  String node();

  /// Puts a client of this node into a room, as [LiveRoomState#with] if the room
  /// [LiveRoomState#admits] it. {@return the room as it is then; without the seat when it is full}
  LiveRoomState take(String room, Seat seat, RememberedInitiator claimed);

  /// Takes a client of this node out of a room, as [LiveRoomState#without]. {@return the room as it
  /// is then, under a new version if the room was not known}
  LiveRoomState leave(String room, String client, LeaveReason how);

  /// Writes what the node knows of a room, as [LiveRoomState#mended]. Of a room that is not known
  /// all is taken over, with the seats of other nodes, which have one lease to show that they live.
  /// {@return the room as it is then}
  LiveRoomState mend(LiveRoomState known);

  /// {@return rooms in which somebody is, in no order}
  ///
  /// @param limit 1 or more
  List<Occupied> occupied(int limit);

  /// Prolongs the life of this node, and takes their seats from nodes that are dead.
  Renewal renew();

  /// The result of a renewal by a node.
  ///
  /// @param forgotten whether what this node wrote may be lost
  /// @param news rooms with seats of this node that others have changed since it last renewed; it
  ///   may know of them already
  /// @param orphaned rooms that have lost seats of dead nodes just now; each loss is told here to
  ///   one node only
  record Renewal(boolean forgotten, List<LiveRoomState> news, List<LiveRoomState> orphaned) {
    public Renewal {
      news = List.copyOf(news);
      orphaned = List.copyOf(orphaned);
    }
  }

  /// A room in which somebody is.
  record Occupied(String name, int members) {
    /// {@return whether nobody else may enter}
    public boolean isFull() {
      return members == LiveRoomState.SEATS;
    }
  }
}
