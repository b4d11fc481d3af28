// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory;

import dev.sotto.core.room.Initiator;
import dev.sotto.core.room.JoinCode;
import dev.sotto.core.room.PairingStore;
import dev.sotto.core.room.Participant;
import dev.sotto.core.room.ParticipantId;
import dev.sotto.core.room.PendingPairing;
import dev.sotto.core.room.Room;
import dev.sotto.core.room.RoomId;
import dev.sotto.storage.memory.RoomTable.Code;
import dev.sotto.storage.memory.RoomTable.Redemption;
import dev.sotto.storage.memory.table.StorageLock;
import java.time.Instant;
import java.util.List;

final class MemoryPairingStore implements PairingStore {
  private final StorageLock guard;
  private final RoomTable table;

  MemoryPairingStore(StorageLock guard, RoomTable table) {
    this.guard = guard;
    this.table = table;
  }

  @Override
  public Registration register(PendingPairing pending, Instant now) {
    return guard.call(
        () -> {
          Code other = table.codes().get(pending.code());
          if (other != null && other.isLive(now)) {
            return other.isOf(pending.creator().id())
                ? new Registration.Registered(other.pending().expiresAt())
                : new Registration.Taken();
          }
          table.codes().put(pending.code(), new Code(pending, new Redemption.None(), false));
          return new Registration.Registered(pending.expiresAt());
        });
  }

  @Override
  public Acceptance accept(JoinCode code, Participant guest, RoomId id, Instant now) {
    return guard.call(
        () -> {
          Code found = table.codes().get(code);
          if (found == null || !found.isLive(now)) {
            return new Acceptance.Unknown();
          }
          return switch (found.redemption()) {
            case Redemption.By(var first, var room) ->
                first.equals(guest.id())
                    ? new Acceptance.Accepted(room)
                    : new Acceptance.Conflict();
            case Redemption.None _ ->
                found.isOf(guest.id())
                    ? new Acceptance.Conflict()
                    : redeem(found.pending(), guest, id, now);
          };
        });
  }

  private Acceptance redeem(PendingPairing pending, Participant guest, RoomId id, Instant now) {
    var room = new Room(id, pending.creator(), guest, new Initiator.Open(), now);
    table.add(room, pending.code());
    table.codes().put(pending.code(), new Code(pending, new Redemption.By(guest.id(), id), false));
    return new Acceptance.Accepted(id);
  }

  @Override
  public Collection collect(JoinCode code, ParticipantId creator, Instant now) {
    return guard.call(
        () -> {
          Code found = table.codes().get(code);
          if (found != null && found.isOf(creator)) {
            if (found.redemption() instanceof Redemption.None) {
              return found.isLive(now) ? new Collection.Waiting() : new Collection.Unknown();
            }
            table.codes().put(code, new Code(found.pending(), found.redemption(), true));
          }
          return table
              .find(code, creator)
              .<Collection>map(Collection.Collected::new)
              .orElseGet(Collection.Unknown::new);
        });
  }

  @Override
  public int sweepPending(Instant now, int limit) {
    return guard.call(
        () -> {
          List<JoinCode> expired =
              table.codes().values().stream()
                  .filter(code -> !code.isLive(now))
                  .map(code -> code.pending().code())
                  .limit(limit)
                  .toList();
          expired.forEach(table.codes()::remove);
          return expired.size();
        });
  }
}
