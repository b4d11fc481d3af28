// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.room;

import dev.sotto.core.room.PairingStore.Acceptance;
import dev.sotto.core.room.PairingStore.Collection;
import dev.sotto.core.room.PairingStore.Registration;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;

/// Brings two clients together through a code. Safe for use by many threads.
public final class Pairing {
  public static final Duration MIN_LIFE = Duration.ofSeconds(1);
  public static final Duration MAX_LIFE = Duration.ofDays(1);

  private final PairingStore store;
  private final InstantSource clock;
  private final RandomGenerator random;

  /// @param random cryptographically strong
  public Pairing(PairingStore store, InstantSource clock, RandomGenerator random) {
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
    return store.register(new PendingRoom(code, creator, now.plus(life)), now);
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
