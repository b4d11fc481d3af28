// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkittests.storage;

import dev.sotto.core.audit.AuditId;
import dev.sotto.core.audit.AuditRecord;
import dev.sotto.core.audit.AuditStore;
import dev.sotto.testkit.audit.ForwardingAuditStore;
import java.util.List;

/// What can be wrong with an audit log.
final class BrokenAuditStores {
  private BrokenAuditStores() {}

  /// The earliest first.
  record Backwards(AuditStore real) implements ForwardingAuditStore {
    @Override
    public List<AuditRecord> page(AuditId before, int limit) {
      return real.page(before, limit).reversed();
    }
  }

  /// Nothing is kept of why.
  record WithoutDetail(AuditStore real) implements ForwardingAuditStore {
    @Override
    public void append(AuditRecord entry) {
      real.append(
          new AuditRecord(
              entry.id(), entry.at(), entry.event(), entry.account(), entry.subject(), ""));
    }
  }

  /// Everything goes at once.
  record UnboundedSweep(AuditStore real) implements ForwardingAuditStore {
    @Override
    public int sweep(AuditId before, int limit) {
      return real.sweep(before, Integer.MAX_VALUE);
    }
  }
}
