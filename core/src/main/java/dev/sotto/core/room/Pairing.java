// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.room;

import dev.sotto.core.room.PairingStore.Acceptance;
import dev.sotto.core.room.PairingStore.Collection;
import dev.sotto.core.room.PairingStore.Registration;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;

/// Brings two clients together through a code. Safe for use by many threads.
public final class Pairing {
  public static final Duration MIN_LIFE = Duration.ofSeconds(1);
  public static final Duration MAX_LIFE = Duration.ofDays(1);

  private final PairingStore store;
  private final InstantSource clock;
  private final InstantSource wall;
  private final RandomGenerator random;

  /// @param clock by which codes expire; it cannot jump
  /// @param wall by which clients are told when
  /// @param random cryptographically strong
  public Pairing(
      PairingStore store, InstantSource clock, InstantSource wall, RandomGenerator random) {
    this.wall = wall;
    this.store = store;
    this.clock = clock;
    this.random = random;
  }

  /// Keeps a code of `creator`.
  ///
  /// @param life between [#MIN_LIFE] and [#MAX_LIFE]
  public Registration create(JoinCode code, Participant creator, Duration life) {
    if (life.compareTo(MIN_LIFE) < 0 || life.compareTo(MAX_LIFE) > 0) {
      throw new IllegalArgumentException("life of a code: %s".formatted(life));
    }
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return switch (store.register(new PendingPairing(code, creator, now.plus(life)), now)) {
      case Registration.Registered(Instant end) -> new Registration.Registered(shown(end, now));
      case Registration.Taken taken -> taken;
    };
  }

  /// Clients compare it with a clock of theirs.
  private Instant shown(Instant end, Instant now) {
    return wall.instant().truncatedTo(ChronoUnit.MILLIS).plus(Duration.between(now, end));
  }

  /// Redeems a code for `guest`.
  public Acceptance accept(JoinCode code, Participant guest) {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return store.accept(code, guest, RoomId.random(random), now);
  }

  /// Asks what became of a code. {@return the same room each time, once there is one}
  public Collection check(JoinCode code, ParticipantId creator) {
    return store.collect(code, creator, clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }
}
