// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.load;

import dev.sotto.bench.wire.FoxTrotAccount;
import dev.sotto.bench.wire.HttpLoadConnection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/// The accounts of one server under load: senders with a prepared request each, and the recipients,
/// who are online.
public final class LoadAccounts implements AutoCloseable {
  private static final int BODY = 300;
  private static final long PATIENCE_NANOS = 20_000_000_000L;

  private final List<OnlineRecipient> recipients = new ArrayList<>();
  private final List<byte[]> requests = new ArrayList<>();
  private final LongAdder received = new LongAdder();

  /// {@return a crowd on the server at `port`}
  public static LoadAccounts gather(int port, int senders, int recipients) throws IOException {
    var crowd = new LoadAccounts();
    List<FoxTrotAccount> readers = AccountCreator.create(port, "reader", recipients);
    List<FoxTrotAccount> writers = AccountCreator.create(port, "sender", senders);
    for (FoxTrotAccount reader : readers) {
      crowd.recipients.add(OnlineRecipient.connect(port, reader, crowd.received));
    }
    try (var connection = new HttpLoadConnection(port)) {
      for (int i = 0; i < senders; i++) {
        FoxTrotAccount reader = readers.get(i % recipients);
        writers.get(i).addContact(connection, reader);
        crowd.requests.add(writers.get(i).message(reader, "x".repeat(BODY)));
      }
    }
    return crowd;
  }

  /// {@return the requests of the first `count` senders}
  public List<byte[]> requests(int count) {
    return List.copyOf(requests.subList(0, count));
  }

  /// {@return how many messages have arrived so far}
  public long received() {
    return received.sum();
  }

  /// Waits until so many have arrived, for some seconds. {@return whether it is that many}
  public boolean awaitReceived(long expected) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (received() < expected && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    return received() == expected;
  }

  @Override
  public void close() throws IOException {
    for (OnlineRecipient recipient : recipients) {
      recipient.close();
    }
  }
}
