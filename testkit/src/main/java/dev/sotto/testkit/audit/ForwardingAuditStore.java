// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.audit;

import dev.sotto.core.audit.AuditId;
import dev.sotto.core.audit.AuditRecord;
import dev.sotto.core.audit.AuditStore;
import java.util.List;

/// Passes everything on to the real one; whoever extends it overrides what is to be different.
public interface ForwardingAuditStore extends AuditStore {
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
