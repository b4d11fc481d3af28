// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkittests.storage;

import dev.sotto.core.audit.AuditStore;
import dev.sotto.core.spi.Storage;
import dev.sotto.testkit.spi.Broken;
import dev.sotto.testkittests.defect.Defect;
import java.util.List;
import java.util.function.UnaryOperator;

/// What can be wrong with the audit log of a storage.
final class AuditDefects {
  static final List<Defect<Storage>> ALL =
      List.of(
          defect(
              "audit log in wrong order",
              "pageShouldWalkBackThroughTime",
              BrokenAuditStores.Backwards::new),
          defect(
              "audit log without details",
              "pageShouldTellEntriesAsTheyWereAdded",
              BrokenAuditStores.WithoutDetail::new),
          defect(
              "audit log swept at once",
              "sweepShouldDeleteTheEarliestAndNothingLater",
              BrokenAuditStores.UnboundedSweep::new));

  private AuditDefects() {}

  private static Defect<Storage> defect(
      String name, String caughtBy, UnaryOperator<AuditStore> broken) {
    return new Defect<>(
        name,
        StorageUnderTest.Audit.class,
        caughtBy,
        Broken.port(Storage.class, AuditStore.class, broken));
  }
}
