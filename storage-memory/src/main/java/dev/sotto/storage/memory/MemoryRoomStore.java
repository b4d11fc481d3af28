// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory;

import dev.sotto.core.push.PushToken;
import dev.sotto.core.room.Initiator;
import dev.sotto.core.room.Participant;
import dev.sotto.core.room.ParticipantId;
import dev.sotto.core.room.PushAddress;
import dev.sotto.core.room.Room;
import dev.sotto.core.room.RoomId;
import dev.sotto.core.room.RoomStore;
import dev.sotto.storage.memory.RoomTable.Code;
import dev.sotto.storage.memory.RoomTable.Redemption;
import dev.sotto.storage.memory.RoomTable.Row;
import dev.sotto.storage.memory.table.StorageLock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

final class MemoryRoomStore implements RoomStore {
  private final StorageLock guard;
  private final RoomTable table;

  MemoryRoomStore(StorageLock guard, RoomTable table) {
    this.guard = guard;
    this.table = table;
  }

  @Override
  public Optional<Room> find(RoomId id) {
    return guard.call(() -> Optional.ofNullable(table.rooms().get(id.text())).map(Row::room));
  }

  @Override
  public List<Room> page(String after, int limit) {
    return guard.call(
        () ->
            table.rooms().tailMap(after, false).values().stream()
                .map(Row::room)
                .limit(limit)
                .toList());
  }

  @Override
  public Optional<Room> enter(RoomId id, Initiator candidate, Instant now) {
    return guard.call(
        () ->
            Optional.ofNullable(
                    table
                        .rooms()
                        .computeIfPresent(id.text(), (_, row) -> entered(row, candidate, now)))
                .map(Row::room));
  }

  private static Row entered(Row row, Initiator candidate, Instant now) {
    Room room = row.room();
    Initiator initiator =
        switch (room.initiator()) {
          case Initiator.Open _ -> candidate;
          case Initiator.Chosen chosen -> chosen;
        };
    return new Row(new Room(room.id(), room.creator(), room.guest(), initiator, now), row.code());
  }

  @Override
  public boolean remove(RoomId id) {
    return guard.call(
        () -> {
          table
              .codes()
              .values()
              .removeIf(
                  code ->
                      code.redemption() instanceof Redemption.By(_, var room) && room.equals(id));
          return table.rooms().remove(id.text()) != null;
        });
  }

  @Override
  public void forget(RoomId id, PushToken token) {
    guard.run(
        () ->
            table
                .rooms()
                .computeIfPresent(
                    id.text(),
                    (_, row) ->
                        row.with(
                            without(row.room().creator(), token),
                            without(row.room().guest(), token))));
  }

  private static Participant without(Participant participant, PushToken token) {
    return participant.reach() instanceof PushAddress.Push(var known, _) && known.equals(token)
        ? new Participant(participant.id(), new PushAddress.Nowhere())
        : participant;
  }

  @Override
  public Purged purge(Set<ParticipantId> participants) {
    return guard.call(
        () -> {
          List<Row> rooms = roomsOf(participants);
          List<Code> codes = codesOf(participants);
          rooms.forEach(row -> table.rooms().remove(row.room().id().text()));
          codes.stream().map(Code::pending).forEach(code -> table.codes().remove(code.code()));
          return counted(rooms, codes);
        });
  }

  @Override
  public Purged count(Set<ParticipantId> participants) {
    return guard.call(() -> counted(roomsOf(participants), codesOf(participants)));
  }

  private static Purged counted(List<Row> rooms, List<Code> codes) {
    return new Purged(rooms.size(), (int) codes.stream().filter(code -> !code.collected()).count());
  }

  private List<Row> roomsOf(Set<ParticipantId> participants) {
    return table.rooms().values().stream()
        .filter(row -> participants.stream().anyMatch(row.room()::has))
        .toList();
  }

  private List<Code> codesOf(Set<ParticipantId> participants) {
    return table.codes().values().stream()
        .filter(code -> participants.stream().anyMatch(code::involves))
        .toList();
  }

  @Override
  public int sweepUnused(Instant unusedSince, int limit) {
    return guard.call(
        () -> {
          List<String> unused =
              table.rooms().values().stream()
                  .map(Row::room)
                  .filter(room -> room.usedAt().isBefore(unusedSince))
                  .map(room -> room.id().text())
                  .limit(limit)
                  .toList();
          unused.forEach(table.rooms()::remove);
          return unused.size();
        });
  }
}
