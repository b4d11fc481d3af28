// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.redis;

import static dev.sotto.storage.redis.RedisText.bytes;

import dev.sotto.core.PortException.Unavailable;
import dev.sotto.core.room.live.LeaveReason;
import dev.sotto.core.room.live.LiveRoomState;
import dev.sotto.core.room.live.Meeting;
import dev.sotto.core.room.live.RememberedInitiator;
import dev.sotto.core.room.live.RoomSeats;
import dev.sotto.core.room.live.Seat;
import dev.sotto.storage.redis.connection.RedisKeys;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Seven keys, which only scripts change: see `seats.lua`. Clients, devices and nodes are sealed
/// texts, which scripts compare as they are: who is not sealed, or in another room, sits nowhere.
/// The clock is that of Redis. All of them expire when no node has renewed for [#KEPT].
final class RedisRoomSeats implements RoomSeats {
  private static final Duration KEPT = Duration.ofHours(1);

  /// How many rooms one script takes from dead nodes: some milliseconds' worth.
  private static final int AT_ONCE = 500;

  /// Of a number, and of its mark: 60 bits in base 36.
  private static final int NODE_LETTERS = 12;

  private static final int FIELDS = 7;
  private static final int SEAT_FIELDS = 3;

  private static final LuaScript TAKE = seats("take");
  private static final LuaScript LEAVE = seats("leave");
  private static final LuaScript MEND = seats("mend");
  private static final LuaScript LIST = seats("list");
  private static final LuaScript RENEW = seats("renew");

  private final ValueAuthenticator seal;
  private final String node;
  private final List<String> keys;
  private final RedisCommandExecutor link;

  /// Which renewal Redis must remember for our part to be whole; empty before the first one.
  private volatile String known = "";

  private long renewals;
  private boolean doubtful;

  RedisRoomSeats(String node, RedisKeys keys, RedisCommandExecutor link, ValueAuthenticator seal) {
    this.seal = seal;
    String number = base36(Long.parseUnsignedLong(node, 16) >>> 4);
    this.node = number + mark(number);
    this.keys = keys.seats();
    this.link = link;
  }

  @Override
  public String node() {
    return node;
  }

  @Override
  public LiveRoomState take(String room, Seat seat, RememberedInitiator claimed) {
    return seating(
        ask(
            TAKE,
            bytes(room),
            client(room, seat.client()),
            device(room, seat.device()),
            device(room, claimed.device()),
            flag(claimed.stored())));
  }

  @Override
  public LiveRoomState leave(String room, String client, LeaveReason how) {
    return seating(ask(LEAVE, bytes(room), client(room, client), bytes(how.name())));
  }

  @Override
  public LiveRoomState mend(LiveRoomState room) {
    var arguments = new ArrayList<byte[]>();
    arguments.add(bytes(room.room()));
    arguments.add(bytes(room.version()));
    arguments.add(bytes(room.meeting().since()));
    arguments.add(bytes(room.meeting().called()));
    arguments.add(bytes(room.parting().name()));
    arguments.add(device(room.room(), room.founder().device()));
    arguments.add(flag(room.founder().stored()));
    for (Seat seat : room.seats()) {
      arguments.add(client(room.room(), seat.client()));
      arguments.add(bytes(seat.node()));
      arguments.add(device(room.room(), seat.device()));
    }
    return seating(ask(MEND, arguments.toArray(byte[][]::new)));
  }

  @Override
  public List<Occupied> occupied(int limit) {
    List<?> answer = ask(LIST, bytes(limit));
    return ScriptReplies.read(LIST, seal, () -> occupied(answer));
  }

  private static List<Occupied> occupied(List<?> answer) {
    var rooms = new ArrayList<Occupied>(answer.size() / 2);
    for (int i = 0; i < answer.size(); i += 2) {
      String name = RedisText.of(answer.get(i));
      int count = Integer.parseInt(RedisText.of(answer.get(i + 1)));
      if (count > 0 && count <= LiveRoomState.SEATS) {
        rooms.add(new Occupied(name, count));
      }
    }
    return List.copyOf(rooms);
  }

  /// News of a renewal whose answer is lost are lost too, so the next one tells that all may be
  /// forgotten.
  @Override
  public synchronized Renewal renew() {
    var news = new ArrayList<LiveRoomState>();
    var orphaned = new ArrayList<LiveRoomState>();
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
      ((List<?>) answer.get(2)).forEach(room -> addTo(news, room));
      ((List<?>) answer.get(3)).forEach(room -> addTo(orphaned, room));
    } while (more);
    return new Renewal(forgotten, news, orphaned);
  }

  private List<Object> ask(LuaScript script, byte[]... arguments) {
    var all = new ArrayList<byte[]>(arguments.length + 4);
    all.add(bytes(node));
    all.add(bytes(LEASE.toMillis()));
    all.add(bytes(KEPT.toMillis()));
    all.add(bytes(REMEMBERED));
    all.addAll(List.of(arguments));
    return link.list(script, keys, all.toArray(byte[][]::new));
  }

  /// One room that cannot be read does not hide the others.
  private void addTo(List<LiveRoomState> rooms, Object answer) {
    try {
      rooms.add(seating((List<?>) answer));
    } catch (Unavailable e) {
      // Counted.
    }
  }

  private LiveRoomState seating(List<?> answer) {
    return ScriptReplies.read(RENEW, seal, () -> read(answer));
  }

  private LiveRoomState read(List<?> answer) {
    String room = RedisText.of(answer.getFirst());
    var seats = new ArrayList<Seat>();
    for (int i = FIELDS; i < answer.size(); i += SEAT_FIELDS) {
      Optional<Seat> seat =
          seat(
              room,
              RedisText.of(answer.get(i)),
              RedisText.of(answer.get(i + 1)),
              RedisText.of(answer.get(i + 2)));
      seat.ifPresent(seats::add);
    }
    String founder = seal.openText(deviceContext(room), RedisText.of(answer.get(5))).orElse("");
    return new LiveRoomState(
        room,
        number(answer.get(1)),
        new Meeting(number(answer.get(2)), number(answer.get(3))),
        seats,
        new RememberedInitiator(founder, RedisText.of(answer.get(6)).equals("1")),
        LeaveReason.valueOf(RedisText.of(answer.get(4))));
  }

  /// A name of a node is a number and its mark.
  private boolean isNode(String name) {
    return name.length() == 2 * NODE_LETTERS
        && MessageDigest.isEqual(
            bytes(name.substring(NODE_LETTERS)), bytes(mark(name.substring(0, NODE_LETTERS))));
  }

  private String mark(String number) {
    return base36(Long.parseLong(seal.digits("seat node", number)));
  }

  private static String base36(long number) {
    String digits = Long.toString(number, Character.MAX_RADIX);
    return "0".repeat(NODE_LETTERS - digits.length()) + digits;
  }

  private Optional<Seat> seat(String room, String client, String node, String device) {
    if (!isNode(node)) {
      seal.refuse();
      return Optional.empty();
    }
    return seal.openText(clientContext(room), client)
        .flatMap(
            known ->
                seal.openText(deviceContext(room), device)
                    .map(calls -> new Seat(known, node, calls)));
  }

  private byte[] client(String room, String client) {
    return bytes(seal.sealText(clientContext(room), client));
  }

  private byte[] device(String room, String device) {
    return bytes(seal.sealText(deviceContext(room), device));
  }

  private static String clientContext(String room) {
    return "seat client " + room;
  }

  private static String deviceContext(String room) {
    return "seat device " + room;
  }

  private static long number(Object answer) {
    return Long.parseLong(RedisText.of(answer));
  }

  private static byte[] flag(boolean set) {
    return bytes(set ? 1 : 0);
  }

  private static LuaScript seats(String name) {
    return LuaScript.ofList("seats", "seats-" + name);
  }
}
