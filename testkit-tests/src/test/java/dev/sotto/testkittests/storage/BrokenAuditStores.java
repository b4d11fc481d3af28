// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkittests.storage;

import dev.sotto.core.audit.AuditId;
import dev.sotto.core.audit.AuditRecord;
import dev.sotto.core.audit.AuditStore;
import java.util.List;

/// What can be wrong with an audit log.
final class BrokenAuditStores {
  private BrokenAuditStores() {}

  /// Passes everything on to the real one.
  interface Over extends AuditStore {
    AuditStore real();

    @Override
    default void append(AuditRecord entry) {
      real().append(entry);
    }

    @Override
    default List<AuditRecord> page(AuditId before, int limit) {
      return real().page(before, limit);
    }

    @Override
    default int sweep(AuditId before, int limit) {
      return real().sweep(before, limit);
    }
  }

  /// The earliest first.
  record Backwards(AuditStore real) implements Over {
    @Override
    public List<AuditRecord> page(AuditId before, int limit) {
      return real.page(before, limit).reversed();
    }
  }

  /// Nothing is kept of why.
  record WithoutDetail(AuditStore real) implements Over {
    @Override
    public void append(AuditRecord entry) {
      real.append(
          new AuditRecord(
              entry.id(), entry.at(), entry.event(), entry.account(), entry.subject(), ""));
    }
  }

  /// Everything goes at once.
  record UnboundedSweep(AuditStore real) implements Over {
    @Override
    public int sweep(AuditId before, int limit) {
      return real.sweep(before, Integer.MAX_VALUE);
    }
  }
}
