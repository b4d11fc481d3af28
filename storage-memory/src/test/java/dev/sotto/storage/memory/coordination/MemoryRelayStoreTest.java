// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.coordination;

import static dev.sotto.testkit.TestInstants.NOON;
import static dev.sotto.testkit.TestInstants.noonPlus;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.bound.SharedPool;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.message.ClientMessageId;
import dev.sotto.core.message.Lifetime;
import dev.sotto.core.message.MessageBody;
import dev.sotto.core.relay.RelayResult;
import dev.sotto.core.relay.RelayedMessage;
import dev.sotto.core.relay.RelayedMessageId;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MemoryRelayStoreTest {
  private static final int PART = 1024 * 1024;
  private static final int BODY = 64 * 1024;
  private static final Duration LIFE = Duration.ofHours(2);

  private final SharedPool memory = new SharedPool(PART);
  private final MemoryRelayStore store = new MemoryRelayStore(memory);
  private int count;

  @Test
  void putShouldKeepNoMoreThanItsPartOfTheHeap() {
    for (int sender = 1; sender <= 10; sender++) {
      int own = 0;
      // Each to many, so that no recipient has much.
      while (put(sender, 100 + own, BODY, NOON) instanceof RelayResult.Kept) {
        own++;
      }
      assertThat((long) own * BODY).isLessThanOrEqualTo(PART / 2);
    }

    assertThat(memory.taken()).isGreaterThan(PART / 2).isLessThanOrEqualTo(PART);
    assertThat(put(1, 7, BODY, noonPlus(LIFE.toSeconds()))).isInstanceOf(RelayResult.Kept.class);
    assertThat(store.waiting(DeviceAddress.of(7, 1), 9, noonPlus(2 * LIFE.toSeconds()))).isEmpty();
    assertThat(memory.taken()).isZero();
  }

  @Test
  void putShouldCountNamesUntilTheyExpireToo() {
    int kept = 0;
    while (put(1, 2, 1, NOON) instanceof RelayResult.Kept) {
      for (RelayedMessage message : store.waiting(DeviceAddress.of(2, 1), 9, NOON)) {
        store.remove(DeviceAddress.of(2, 1), message.id(), NOON);
        store.remove(DeviceAddress.of(2, 2), message.id(), NOON);
      }
      kept++;
    }

    assertThat(kept).isBetween(100, 1_000);
    assertThat(put(3, 2, 1, NOON)).isInstanceOf(RelayResult.Kept.class);
  }

  @Test
  void removeShouldGiveBytesBackOnceTheLastDeviceHasTakenThem() {
    put(1, 2, BODY, NOON);
    RelayedMessageId id = store.waiting(DeviceAddress.of(2, 1), 1, NOON).getFirst().id();

    store.remove(DeviceAddress.of(2, 1), id, NOON);
    assertThat(memory.taken()).isGreaterThan(BODY);
    store.remove(DeviceAddress.of(2, 2), id, NOON);

    assertThat(memory.taken()).isPositive().isLessThan(BODY);
  }

  @Test
  void refusedPutShouldTakeNothing() {
    while (put(1, 2, BODY, NOON) instanceof RelayResult.Kept) {
      assertThat(memory.taken()).isPositive();
    }
    long taken = memory.taken();

    put(1, 2, BODY, NOON);

    assertThat(memory.taken()).isEqualTo(taken);
  }

  private RelayResult put(long sender, long recipient, int length, Instant now) {
    count++;
    var message =
        new RelayedMessage(
            RelayedMessageId.random(new SecureRandom()),
            DeviceAddress.of(sender, 1),
            new AccountId(recipient),
            new ClientMessageId("m" + count),
            MessageBody.of(new byte[length]),
            Lifetime.limited(now, LIFE));
    return store.put(
        message,
        List.of(DeviceAddress.of(recipient, 1), DeviceAddress.of(recipient, 2)),
        new byte[32],
        now);
  }
}
