// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkittests.storage;

import dev.sotto.core.room.JoinCode;
import dev.sotto.core.room.PairingStore;
import dev.sotto.core.room.Participant;
import dev.sotto.core.room.ParticipantId;
import dev.sotto.core.room.PendingPairing;
import dev.sotto.core.room.RoomId;
import dev.sotto.testkit.room.ForwardingPairingStore;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/// What can be wrong with codes.
final class BrokenPairingStores {
  private BrokenPairingStores() {}

  /// A code is registered at another moment.
  record RegistersAt(PairingStore real, UnaryOperator<Instant> clock)
      implements ForwardingPairingStore {
    @Override
    public Registration register(PendingPairing pending, Instant now) {
      return real.register(pending, clock.apply(now));
    }
  }

  /// A repeated registration tells the moment that it asks for.
  record ProlongsWhatIsRepeated(PairingStore real) implements ForwardingPairingStore {
    @Override
    public Registration register(PendingPairing pending, Instant now) {
      return switch (real.register(pending, now)) {
        case Registration.Registered _ -> new Registration.Registered(pending.expiresAt());
        case Registration.Taken taken -> taken;
      };
    }
  }

  /// Whoever asks for a code is told that it is theirs.
  record GivesTheCodeToAll(PairingStore real) implements ForwardingPairingStore {
    @Override
    public Registration register(PendingPairing pending, Instant now) {
      real.register(pending, now);
      return new Registration.Registered(pending.expiresAt());
    }
  }

  /// A code is redeemed at another moment.
  record AcceptsAt(PairingStore real, UnaryOperator<Instant> clock)
      implements ForwardingPairingStore {
    @Override
    public Acceptance accept(JoinCode code, Participant guest, RoomId id, Instant now) {
      return real.accept(code, guest, id, clock.apply(now));
    }
  }

  /// The guest is told of a room that nobody has made.
  record LosesTheAccept(PairingStore real) implements ForwardingPairingStore {
    @Override
    public Acceptance accept(JoinCode code, Participant guest, RoomId id, Instant now) {
      return new Acceptance.Accepted(id);
    }
  }

  /// Everybody who comes later is told of a room too.
  record AcceptsTwice(PairingStore real) implements ForwardingPairingStore {
    @Override
    public Acceptance accept(JoinCode code, Participant guest, RoomId id, Instant now) {
      return switch (real.accept(code, guest, id, now)) {
        case Acceptance.Conflict _ -> new Acceptance.Accepted(id);
        case Acceptance.Accepted accepted -> accepted;
        case Acceptance.Unknown unknown -> unknown;
      };
    }
  }

  /// A guest that asks again is refused.
  record RefusesARepeat(PairingStore real, Set<RoomId> made) implements ForwardingPairingStore {
    RefusesARepeat(PairingStore real) {
      this(real, ConcurrentHashMap.newKeySet());
    }

    @Override
    public Acceptance accept(JoinCode code, Participant guest, RoomId id, Instant now) {
      Acceptance answer = real.accept(code, guest, id, now);
      return answer instanceof Acceptance.Accepted(var room) && !made.add(room)
          ? new Acceptance.Conflict()
          : answer;
    }
  }

  /// The creator may be its own guest.
  record AdmitsTheCreator(PairingStore real, Map<JoinCode, ParticipantId> creators)
      implements ForwardingPairingStore {
    AdmitsTheCreator(PairingStore real) {
      this(real, new ConcurrentHashMap<>());
    }

    @Override
    public Registration register(PendingPairing pending, Instant now) {
      creators.put(pending.code(), pending.creator().id());
      return real.register(pending, now);
    }

    @Override
    public Acceptance accept(JoinCode code, Participant guest, RoomId id, Instant now) {
      boolean own = guest.id().equals(creators.get(code));
      var other = new Participant(new ParticipantId("other " + guest.id().text()), guest.reach());
      return real.accept(code, own ? other : guest, id, now);
    }
  }

  /// A code is asked for at another moment.
  record CollectsAt(PairingStore real, UnaryOperator<Instant> clock)
      implements ForwardingPairingStore {
    @Override
    public Collection collect(JoinCode code, ParticipantId creator, Instant now) {
      return real.collect(code, creator, clock.apply(now));
    }
  }

  /// The creator hears of the room once only.
  record CollectsOnce(PairingStore real, Set<RoomId> told) implements ForwardingPairingStore {
    CollectsOnce(PairingStore real) {
      this(real, ConcurrentHashMap.newKeySet());
    }

    @Override
    public Collection collect(JoinCode code, ParticipantId creator, Instant now) {
      Collection answer = real.collect(code, creator, now);
      return answer instanceof Collection.Collected(var room) && !told.add(room)
          ? new Collection.Unknown()
          : answer;
    }
  }

  /// Anybody may ask what became of a code.
  record CollectsForAnybody(PairingStore real, Map<JoinCode, ParticipantId> creators)
      implements ForwardingPairingStore {
    CollectsForAnybody(PairingStore real) {
      this(real, new ConcurrentHashMap<>());
    }

    @Override
    public Registration register(PendingPairing pending, Instant now) {
      creators.put(pending.code(), pending.creator().id());
      return real.register(pending, now);
    }

    @Override
    public Collection collect(JoinCode code, ParticipantId creator, Instant now) {
      return real.collect(code, creators.getOrDefault(code, creator), now);
    }
  }

  /// Codes are swept at another moment.
  record SweepsAt(PairingStore real, UnaryOperator<Instant> clock)
      implements ForwardingPairingStore {
    @Override
    public int sweepPending(Instant now, int limit) {
      return real.sweepPending(clock.apply(now), limit);
    }
  }

  /// All codes are swept at once.
  record SweepsAll(PairingStore real) implements ForwardingPairingStore {
    @Override
    public int sweepPending(Instant now, int limit) {
      return real.sweepPending(now, Integer.MAX_VALUE);
    }
  }
}
