// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.load;

import dev.sotto.bench.wire.FoxTrotAccount;
import dev.sotto.bench.wire.HttpLoadConnection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Accounts of the FoxTrot facade that have a full page of history each.
public final class HistoryAccounts {
  /// How many messages the facade gives at once.
  public static final int PAGE = 1_000;

  private static final int BODY = 300;
  private static final int OK = 200;

  private HistoryAccounts() {}

  /// Makes accounts and sends each a page of messages. {@return for each client the request that
  /// reads them}
  public static List<byte[]> fill(int port, int accounts, int clients) throws IOException {
    List<FoxTrotAccount> readers = AccountCreator.create(port, "reads", accounts);
    List<FoxTrotAccount> writers = AccountCreator.create(port, "writes", accounts);
    List<byte[]> requests = new ArrayList<>();
    try (var connection = new HttpLoadConnection(port)) {
      for (int i = 0; i < accounts; i++) {
        writers.get(i).addContact(connection, readers.get(i));
        byte[] message = writers.get(i).message(readers.get(i), "x".repeat(BODY));
        for (int sent = 0; sent < PAGE; sent++) {
          if (connection.exchange(message).status() != OK) {
            throw new IOException("a message was refused");
          }
        }
      }
    }
    for (int i = 0; i < clients; i++) {
      requests.add(readers.get(i % accounts).history());
    }
    return requests;
  }
}
