// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench;

import dev.sotto.core.account.Account;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.account.AccountStatus;
import dev.sotto.core.account.Handle;
import dev.sotto.core.account.PasswordHash;
import dev.sotto.core.account.PublicKey;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.device.DeviceId;
import dev.sotto.core.device.DeviceName;
import dev.sotto.core.message.ClientMessageId;
import dev.sotto.core.message.Draft;
import dev.sotto.core.message.MessageBody;
import dev.sotto.core.spi.Storage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// One account with a hundred conversations, filled through the port.
final class HistoryDataset {
  private static final int CONVERSATIONS = 100;
  private static final int WRITERS = 256;
  private static final int BODY = 300;
  private static final int DENSE = 1_000;

  private final Storage storage;
  private final InstantSource clock;
  private final List<DeviceAddress> accounts = new ArrayList<>();
  private final AtomicInteger next = new AtomicInteger();

  private HistoryDataset(Storage storage, InstantSource clock) {
    this.storage = storage;
    this.clock = clock;
  }

  /// {@return an archive without messages}
  static HistoryDataset create(Storage storage, InstantSource clock) {
    var archive = new HistoryDataset(storage, clock);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    for (int i = 0; i <= CONVERSATIONS; i++) {
      var id = new AccountId(1_000 + i);
      var device = new DeviceAddress(id, new DeviceId(1));
      storage
          .accounts()
          .create(
              new Account(id, new Handle("a" + i), PublicKey.NONE, AccountStatus.MEMBER, now, now),
              new PasswordHash("none"));
      storage.devices().ensure(device, new DeviceName("bench"), now);
      archive.accounts.add(device);
    }
    return archive;
  }

  AccountId owner() {
    return accounts.getFirst().account();
  }

  /// {@return the other side of the conversation that is read}
  AccountId peer() {
    return accounts.get(1).account();
  }

  int size() {
    return next.get();
  }

  /// Stores messages until there are `total`, from many virtual threads, which share commits.
  void fill(int total) throws InterruptedException {
    var done = new CountDownLatch(WRITERS);
    for (int i = 0; i < WRITERS; i++) {
      Thread.startVirtualThread(
          () -> {
            try {
              write(total);
            } finally {
              done.countDown();
            }
          });
    }
    done.await();
    next.set(total);
  }

  /// Stores messages from so many virtual threads, each waiting for its last one. {@return how many
  /// a second}
  double rate(int writers, int seconds) throws InterruptedException {
    var done = new CountDownLatch(writers);
    int before = next.get();
    long start = System.nanoTime();
    long end = start + seconds * 1_000_000_000L;
    for (int i = 0; i < writers; i++) {
      Thread.startVirtualThread(
          () -> {
            try {
              while (System.nanoTime() < end) {
                store(next.getAndIncrement());
              }
            } finally {
              done.countDown();
            }
          });
    }
    done.await();
    return (next.get() - before) * 1e9 / (System.nanoTime() - start);
  }

  private void write(int total) {
    for (int i = next.getAndIncrement(); i < total; i = next.getAndIncrement()) {
      store(i);
    }
  }

  private void store(int i) {
    DeviceAddress owner = accounts.getFirst();
    DeviceAddress peer = accounts.get(1 + conversation(i));
    DeviceAddress from = i % 2 == 0 ? owner : peer;
    DeviceAddress to = i % 2 == 0 ? peer : owner;
    var draft =
        new Draft(
            from,
            to.account(),
            new ClientMessageId("m" + i),
            MessageBody.ofText("x".repeat(BODY)),
            Duration.ZERO);
    storage.messages().append(draft, clock.instant().truncatedTo(ChronoUnit.MILLIS), (_, _) -> {});
  }

  /// Of the first thousand messages a tenth goes to the conversation that is read, so that its page
  /// is full from the start.
  private static int conversation(int i) {
    return i < DENSE && i % 10 == 0 ? 0 : i % CONVERSATIONS;
  }
}
