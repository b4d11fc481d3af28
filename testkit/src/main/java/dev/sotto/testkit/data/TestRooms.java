// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.data;

import dev.sotto.core.push.PushToken;
import dev.sotto.core.room.JoinCode;
import dev.sotto.core.room.PairingStore;
import dev.sotto.core.room.PairingStore.Acceptance;
import dev.sotto.core.room.Participant;
import dev.sotto.core.room.ParticipantId;
import dev.sotto.core.room.PendingPairing;
import dev.sotto.core.room.PushAddress;
import dev.sotto.core.room.RoomId;
import dev.sotto.testkit.TestInstants;
import dev.sotto.testkit.TestRandom;
import java.time.Instant;
import java.util.random.RandomGenerator;

/// Rooms for tests.
public final class TestRooms {
  /// When the codes of this class expire.
  public static final Instant EXPIRY = TestInstants.NOON.plusSeconds(60);

  private static final RandomGenerator RANDOM = TestRandom.seeded(48);

  private TestRooms() {}

  /// {@return somebody without a push token}
  public static Participant aParticipant(String name) {
    return new Participant(new ParticipantId(name), new PushAddress.Nowhere());
  }

  /// {@return somebody with a push token}
  public static Participant aReachable(String name, String token) {
    return new Participant(
        new ParticipantId(name),
        new PushAddress.Push(new PushToken(token), PushAddress.Platform.IOS));
  }

  /// {@return a code that expires at [#EXPIRY]}
  public static PendingPairing aPending(String code, String creator) {
    return new PendingPairing(new JoinCode(code), aParticipant(creator), EXPIRY);
  }

  /// {@return an id that no other room has}
  public static RoomId anId() {
    synchronized (RANDOM) {
      return RoomId.random(RANDOM);
    }
  }

  /// {@return a room, now stored, made at noon}
  public static RoomId storedRoom(
      PairingStore pairings, String code, Participant creator, Participant guest) {
    return storedRoom(pairings, new PendingPairing(new JoinCode(code), creator, EXPIRY), guest);
  }

  private static RoomId storedRoom(
      PairingStore pairings, PendingPairing pending, Participant guest) {
    pairings.register(pending, TestInstants.NOON);
    return switch (pairings.accept(pending.code(), guest, anId(), TestInstants.NOON)) {
      case Acceptance.Accepted(var room) -> room;
      case Acceptance.Conflict _, Acceptance.Unknown _ ->
          throw new AssertionError("the code was not redeemed");
    };
  }
}
