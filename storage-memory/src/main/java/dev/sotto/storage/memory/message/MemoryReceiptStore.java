// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.message;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.message.MessageId;
import dev.sotto.core.receipt.ReceiptKind;
import dev.sotto.core.receipt.ReceiptMarks;
import dev.sotto.core.receipt.ReceiptStore;
import dev.sotto.storage.memory.table.StorageLock;
import java.util.HashMap;
import java.util.Map;

public final class MemoryReceiptStore implements ReceiptStore {
  private final StorageLock guard;
  private final Map<Pair, ReceiptMarks> marks = new HashMap<>();

  public MemoryReceiptStore(StorageLock guard) {
    this.guard = guard;
  }

  @Override
  public boolean advance(AccountId reader, AccountId author, ReceiptKind kind, MessageId upTo) {
    var pair = new Pair(reader, author);
    return guard.call(
        () -> {
          ReceiptMarks before = marks.getOrDefault(pair, ReceiptMarks.NONE);
          ReceiptMarks after = advanced(before, kind, upTo.value());
          marks.put(pair, after);
          return !after.equals(before);
        });
  }

  @Override
  public ReceiptMarks marks(AccountId reader, AccountId author) {
    return guard.call(() -> marks.getOrDefault(new Pair(reader, author), ReceiptMarks.NONE));
  }

  private static ReceiptMarks advanced(ReceiptMarks before, ReceiptKind kind, long upTo) {
    long delivered = Math.max(before.deliveredUpTo(), upTo);
    return switch (kind) {
      case DELIVERED -> new ReceiptMarks(delivered, before.readUpTo());
      case READ -> new ReceiptMarks(delivered, Math.max(before.readUpTo(), upTo));
    };
  }

  private record Pair(AccountId reader, AccountId author) {}
}
