// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.transfer;

import static dev.sotto.testkit.TestInstants.NOON;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.call.Call;
import dev.sotto.core.call.CallId;
import dev.sotto.core.call.CallInvite;
import dev.sotto.core.call.CallWrite;
import dev.sotto.core.call.ClientCallId;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.device.DeviceName;
import dev.sotto.core.message.MessageId;
import dev.sotto.core.push.WakeUp;
import dev.sotto.core.receipt.ReceiptKind;
import dev.sotto.core.room.JoinCode;
import dev.sotto.core.room.Participant;
import dev.sotto.core.room.ParticipantId;
import dev.sotto.core.room.PendingPairing;
import dev.sotto.core.room.PushAddress;
import dev.sotto.core.room.RoomId;
import dev.sotto.core.spi.Storage;
import dev.sotto.core.transfer.table.Cell;
import dev.sotto.core.transfer.table.Table;
import dev.sotto.testkit.TestRandom;
import dev.sotto.testkit.data.TestAccounts;
import dev.sotto.testkit.data.TestDrafts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Small groups of people who know each other and nobody else: a writes to b, calls them and meets
/// them in a room. Each can be forged by itself: every cell by itself is what the domain allows,
/// and together they contradict each other.
enum ContradictingRows {
  GOOD("", (_, row) -> row),
  NO_MAILBOX("a device has no mailbox", without("mailbox", "delivery")),
  PLACE_BEYOND("has not given out", with("delivery.seq", new Cell.Whole(99))),
  OTHERS_MESSAGE("about a message of others", ContradictingRows::toThemselves),
  NOT_DELETED("says deleted", with("delivery.kind", new Cell.Whole(1))),
  NEVER_WROTE("has written, and has not", without("correspondence")),
  OTHERS_ROOM("a room of others", with("room.code", new Cell.Text("another code"))),
  OTHER_TIME("time of placing", ContradictingRows::later),
  OTHER_RING("rings_until", with("call.rings_until", new Cell.Moment(NOON.toEpochMilli()))),
  NO_PARTIES("has no parties", without("call_party")),
  GAP("places of the parties", ContradictingRows::withGap),
  OVER("cannot have these parties", ContradictingRows::over),
  CONFIRMED("that there never was", with("receipt.delivered_up_to", new Cell.Whole(1L << 40)));

  /// What says to which island a row belongs.
  private static final Map<String, String> OWNERS =
      Map.of(
          "account", "id",
          "device", "account",
          "mailbox", "account",
          "message", "sender",
          "delivery", "account",
          "correspondence", "writer",
          "receipt", "reader",
          "call", "caller",
          "call_party", "account");

  private static final int PEOPLE = 10;

  private final String told;

  @SuppressWarnings("ImmutableEnumChecker") // what is kept is a method without state
  private final Forging forging;

  ContradictingRows(String told, Forging forging) {
    this.told = told;
    this.forging = forging;
  }

  /// {@return what is said of the contradiction}
  String told() {
    return told;
  }

  /// Makes all of them.
  static void fill(Storage storage) {
    RandomGenerator random = TestRandom.seeded(1);
    List<ContradictingRows> all = List.of(values());
    for (int i = 0; i < all.size(); i++) {
      all.get(i).fill(storage, random, 1 + (long) PEOPLE * i);
    }
  }

  private void fill(Storage storage, RandomGenerator random, long first) {
    AccountId reader = new AccountId(first + 1);
    DeviceAddress writing = device(storage, first);
    DeviceAddress reading = device(storage, first + 1);
    storage.messages().append(TestDrafts.aDraft(writing, reader), NOON, (_, _) -> {});
    storage.receipts().advance(reader, writing.account(), ReceiptKind.DELIVERED, new MessageId(1));
    var placing =
        new CallInvite(
            writing, new ClientCallId("c!1"), List.of(reading.account()), WakeUp.Media.AUDIO);
    storage
        .calls()
        .write(CallWrite.first(Call.place(CallId.random(random), placing, Set.of(), NOON)));
    var code = new JoinCode("code " + name());
    var creator = new Participant(new ParticipantId("a" + name()), new PushAddress.Nowhere());
    var guest = new Participant(new ParticipantId("b" + name()), new PushAddress.Nowhere());
    storage.pairings().register(new PendingPairing(code, creator, NOON.plusSeconds(60)), NOON);
    storage.pairings().accept(code, guest, RoomId.random(random), NOON);
  }

  private static DeviceAddress device(Storage storage, long id) {
    storage
        .accounts()
        .create(TestAccounts.anAccount(id, "person" + id), TestAccounts.aPasswordHash());
    return storage
        .devices()
        .add(new AccountId(id), new DeviceName("phone"), NOON)
        .orElseThrow()
        .address();
  }

  /// {@return the row as its island has it, empty when it has not}
  static List<Cell> forge(Table table, List<Cell> row) {
    return of(table, row).forging.of(table, row);
  }

  private static ContradictingRows of(Table table, List<Cell> row) {
    if (cell(table, row, OWNERS.getOrDefault(table.name(), "creator"))
        instanceof Cell.Whole(long id)) {
      return values()[(int) (id / PEOPLE)];
    }
    return cell(table, row, "creator") instanceof Cell.Text(String creator)
        ? valueOf(creator.substring(1))
        : GOOD;
  }

  private static Cell cell(Table table, List<Cell> row, String column) {
    for (int i = 0; i < row.size(); i++) {
      if (table.columns().get(i).name().equals(column)) {
        return row.get(i);
      }
    }
    return new Cell.Missing();
  }

  private static Forging with(String place, Cell value) {
    return (table, row) -> put(table, row, place, value);
  }

  private static Forging without(String... tables) {
    return (table, row) -> List.of(tables).contains(table.name()) ? List.of() : row;
  }

  private static List<Cell> put(Table table, List<Cell> row, String place, Cell value) {
    var altered = new ArrayList<Cell>(row);
    for (int i = 0; i < row.size(); i++) {
      if ((table.name() + "." + table.columns().get(i).name()).equals(place)) {
        altered.set(i, value);
      }
    }
    return altered;
  }

  private static List<Cell> toThemselves(Table table, List<Cell> row) {
    Cell sender = cell(table, row, "sender");
    List<Cell> written = put(table, row, "correspondence.reader", cell(table, row, "writer"));
    List<Cell> addressed = put(table, written, "message.recipient", sender);
    return put(table, put(table, addressed, "message.low", sender), "message.high", sender);
  }

  private static List<Cell> later(Table table, List<Cell> row) {
    long placed = NOON.toEpochMilli() + 1;
    return put(
        table,
        put(table, row, "call.placed_at", new Cell.Moment(placed)),
        "call.rings_until",
        new Cell.Moment(placed + Call.RING_TIME.toMillis()));
  }

  private static List<Cell> withGap(Table table, List<Cell> row) {
    return cell(table, row, "place").equals(new Cell.Whole(1))
        ? put(table, row, "call_party.place", new Cell.Whole(2))
        : row;
  }

  private static List<Cell> over(Table table, List<Cell> row) {
    var now = new Cell.Moment(NOON.toEpochMilli());
    return put(
        table,
        put(table, put(table, row, "call.state", new Cell.Text("ENDED")), "call.answered_at", now),
        "call.ended_at",
        now);
  }

  /// What becomes of the rows of an island.
  private interface Forging {
    /// {@return the row, empty when it is left out}
    List<Cell> of(Table table, List<Cell> row);
  }
}
