// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory;

import dev.sotto.core.audit.AuditId;
import dev.sotto.core.audit.AuditRecord;
import dev.sotto.core.audit.AuditStore;
import dev.sotto.storage.memory.table.StorageLock;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

final class MemoryAuditStore implements AuditStore {
  private final StorageLock guard;
  private final NavigableMap<AuditId, AuditRecord> entries = new TreeMap<>();

  MemoryAuditStore(StorageLock guard) {
    this.guard = guard;
  }

  @Override
  public void append(AuditRecord entry) {
    guard.run(() -> entries.put(entry.id(), entry));
  }

  @Override
  public List<AuditRecord> page(AuditId before, int limit) {
    return guard.call(
        () ->
            entries.headMap(before, false).descendingMap().values().stream().limit(limit).toList());
  }

  @Override
  public int sweep(AuditId before, int limit) {
    return guard.call(
        () -> {
          List<AuditId> old =
              entries.headMap(before, false).keySet().stream().limit(limit).toList();
          entries.keySet().removeAll(old);
          return old.size();
        });
  }
}
