// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.load;

import dev.sotto.bench.wire.FoxTrotAccount;
import dev.sotto.bench.wire.HttpLoadConnection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/// Creates accounts, some at a time, since the server hashes two passwords for each.
public final class AccountCreator {
  private static final int AT_ONCE = 4;

  private AccountCreator() {}

  /// {@return new accounts of the FoxTrot facade, named `prefix-0` and so on, in this order}
  public static List<FoxTrotAccount> create(int port, String prefix, int count) throws IOException {
    try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<FoxTrotAccount>> running =
          IntStream.range(0, count)
              .mapToObj(i -> threads.submit(() -> create(port, prefix + "-" + i)))
              .toList();
      List<FoxTrotAccount> accounts = new ArrayList<>();
      for (Future<FoxTrotAccount> each : running) {
        accounts.add(each.get());
      }
      return accounts;
    } catch (ExecutionException e) {
      throw new IOException("an account could not be made", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static FoxTrotAccount create(int port, String name) throws IOException {
    try (var connection = new HttpLoadConnection(port)) {
      return FoxTrotAccount.create(connection, name);
    }
  }
}
