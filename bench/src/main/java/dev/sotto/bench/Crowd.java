// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/// The accounts of one server under load: senders with a prepared request each, and the recipients,
/// who are online.
final class Crowd implements AutoCloseable {
  private static final int BODY = 300;

  private final List<Recipient> recipients = new ArrayList<>();
  private final List<byte[]> requests = new ArrayList<>();
  private final LongAdder received = new LongAdder();

  /// {@return a crowd on the server at `port`}
  static Crowd gather(int port, int senders, int recipients) throws IOException {
    var crowd = new Crowd();
    try (var connection = new HttpConnection(port)) {
      var readers = new ArrayList<FoxTrotAccount>();
      for (int i = 0; i < recipients; i++) {
        FoxTrotAccount account = FoxTrotAccount.create(connection, "reader-" + i);
        readers.add(account);
        crowd.recipients.add(Recipient.connect(port, account, crowd.received));
      }
      for (int i = 0; i < senders; i++) {
        FoxTrotAccount sender = FoxTrotAccount.create(connection, "sender-" + i);
        FoxTrotAccount reader = readers.get(i % recipients);
        sender.addContact(connection, reader);
        crowd.requests.add(sender.message(reader, "x".repeat(BODY)));
      }
    }
    return crowd;
  }

  /// {@return the requests of the first `count` senders}
  List<byte[]> requests(int count) {
    return List.copyOf(requests.subList(0, count));
  }

  /// {@return how many messages have arrived so far}
  long received() {
    return received.sum();
  }

  @Override
  public void close() throws IOException {
    for (Recipient recipient : recipients) {
      recipient.close();
    }
  }
}
