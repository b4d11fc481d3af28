// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.broken;

import dev.sotto.core.audit.AuditStore;
import dev.sotto.core.spi.Storage;
import java.util.List;
import java.util.function.UnaryOperator;

/// What can be wrong with the audit log of a storage.
final class AuditDefects {
  static final List<Defect<Storage>> ALL =
      List.of(
          defect(
              "audit log in wrong order",
              "pageShouldWalkBackThroughTime",
              BrokenAudit.Backwards::new),
          defect(
              "audit log without details",
              "pageShouldTellEntriesAsTheyWereAdded",
              BrokenAudit.WithoutDetail::new),
          defect(
              "audit log swept at once",
              "sweepShouldDeleteTheEarliestAndNothingLater",
              BrokenAudit.UnboundedSweep::new));

  private AuditDefects() {}

  private static Defect<Storage> defect(
      String name, String caughtBy, UnaryOperator<AuditStore> broken) {
    return new Defect<>(name, StorageSpecimen.Audit.class, caughtBy, In.audit(broken));
  }
}
