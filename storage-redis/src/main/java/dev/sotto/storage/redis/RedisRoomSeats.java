// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.redis;

import static dev.sotto.storage.redis.Text.bytes;

import dev.sotto.core.PortException.Unavailable;
import dev.sotto.core.room.Founder;
import dev.sotto.core.room.Meeting;
import dev.sotto.core.room.Parting;
import dev.sotto.core.room.RoomSeats;
import dev.sotto.core.room.Seat;
import dev.sotto.core.room.Seating;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Seven keys, which only scripts change: see `seats.lua`. The clock is that of Redis. All of them
/// expire when no node has renewed for [#KEPT].
final class RedisRoomSeats implements RoomSeats {
  private static final Duration KEPT = Duration.ofHours(1);

  /// How many rooms one script takes from dead nodes: some milliseconds' worth.
  private static final int AT_ONCE = 500;

  private static final int FIELDS = 7;
  private static final int SEAT_FIELDS = 3;

  private static final Script TAKE = seats("take");
  private static final Script LEAVE = seats("leave");
  private static final Script MEND = seats("mend");
  private static final Script LIST = seats("list");
  private static final Script RENEW = seats("renew");

  private final String node;
  private final List<String> keys;
  private final RedisLink link;

  /// Which renewal Redis must remember for our part to be whole; empty before the first one.
  private volatile String known = "";

  private long renewals;
  private boolean doubtful;

  RedisRoomSeats(String node, Keys keys, RedisLink link) {
    this.node = node;
    this.keys = keys.seats();
    this.link = link;
  }

  @Override
  public String node() {
    return node;
  }

  @Override
  public Seating take(String room, Seat seat, Founder claimed) {
    return seating(
        ask(
            TAKE,
            bytes(room),
            bytes(seat.client()),
            bytes(seat.device()),
            bytes(claimed.device()),
            flag(claimed.stored())));
  }

  @Override
  public Seating leave(String room, String client, Parting how) {
    return seating(ask(LEAVE, bytes(room), bytes(client), bytes(how.name())));
  }

  @Override
  public Seating mend(Seating room) {
    var arguments = new ArrayList<byte[]>();
    arguments.add(bytes(room.room()));
    arguments.add(bytes(room.version()));
    arguments.add(bytes(room.meeting().since()));
    arguments.add(bytes(room.meeting().called()));
    arguments.add(bytes(room.parting().name()));
    arguments.add(bytes(room.founder().device()));
    arguments.add(flag(room.founder().stored()));
    for (Seat seat : room.seats()) {
      arguments.add(bytes(seat.client()));
      arguments.add(bytes(seat.node()));
      arguments.add(bytes(seat.device()));
    }
    return seating(ask(MEND, arguments.toArray(byte[][]::new)));
  }

  @Override
  public List<Occupied> occupied(int limit) {
    List<?> answer = ask(LIST, bytes(limit));
    var rooms = new ArrayList<Occupied>(answer.size() / 2);
    for (int i = 0; i < answer.size(); i += 2) {
      rooms.add(new Occupied(Text.of(answer.get(i)), Integer.parseInt(Text.of(answer.get(i + 1)))));
    }
    return List.copyOf(rooms);
  }

  /// News of a renewal whose answer is lost are lost too, so the next one tells that all may be
  /// forgotten.
  @Override
  public synchronized Renewal renew() {
    var news = new ArrayList<Seating>();
    var orphaned = new ArrayList<Seating>();
    boolean forgotten = false;
    boolean more;
    do {
      renewals++;
      String next = Long.toString(renewals);
      List<?> answer;
      try {
        answer =
            ask(
                RENEW,
                bytes(RENEWAL.multipliedBy(2).toMillis()),
                bytes(known),
                bytes(next),
                bytes(AT_ONCE));
      } catch (Unavailable e) {
        doubtful = true;
        if (news.isEmpty() && orphaned.isEmpty()) {
          throw e;
        }
        break;
      }
      forgotten |= doubtful;
      doubtful = false;
      if ((Long) answer.getFirst() == 1) {
        forgotten = true;
        known = next;
      }
      more = (Long) answer.get(1) == 1;
      ((List<?>) answer.get(2)).forEach(room -> news.add(seating((List<?>) room)));
      ((List<?>) answer.get(3)).forEach(room -> orphaned.add(seating((List<?>) room)));
    } while (more);
    return new Renewal(forgotten, news, orphaned);
  }

  private List<Object> ask(Script script, byte[]... arguments) {
    var all = new ArrayList<byte[]>(arguments.length + 4);
    all.add(bytes(node));
    all.add(bytes(LEASE.toMillis()));
    all.add(bytes(KEPT.toMillis()));
    all.add(bytes(REMEMBERED));
    all.addAll(List.of(arguments));
    return link.list(script, keys, all.toArray(byte[][]::new));
  }

  private static Seating seating(List<?> answer) {
    var seats = new ArrayList<Seat>();
    for (int i = FIELDS; i < answer.size(); i += SEAT_FIELDS) {
      seats.add(
          new Seat(Text.of(answer.get(i)), Text.of(answer.get(i + 1)), Text.of(answer.get(i + 2))));
    }
    return new Seating(
        Text.of(answer.getFirst()),
        number(answer.get(1)),
        new Meeting(number(answer.get(2)), number(answer.get(3))),
        seats,
        new Founder(Text.of(answer.get(5)), Text.of(answer.get(6)).equals("1")),
        Parting.valueOf(Text.of(answer.get(4))));
  }

  private static long number(Object answer) {
    return Long.parseLong(Text.of(answer));
  }

  private static byte[] flag(boolean set) {
    return bytes(set ? 1 : 0);
  }

  private static Script seats(String name) {
    return Script.ofList("seats", "seats-" + name);
  }
}
