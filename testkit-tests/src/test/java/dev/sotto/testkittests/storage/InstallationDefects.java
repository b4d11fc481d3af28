// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkittests.storage;

import dev.sotto.core.installation.InstallationStore;
import dev.sotto.core.spi.Storage;
import dev.sotto.core.time.ClockStore;
import dev.sotto.testkit.spi.Broken;
import dev.sotto.testkittests.defect.Defect;
import java.util.List;
import java.util.function.UnaryOperator;

/// What can be wrong with the name of an installation in a storage.
final class InstallationDefects {
  static final List<Defect<Storage>> ALL =
      List.of(
          new Defect<>(
              "known time that never falls",
              StorageUnderTest.Clocks.class,
              "notedShouldBeTheTimeThatWasNotedLast",
              Broken.port(
                  Storage.class, ClockStore.class, BrokenInstallationStores.NeverBack::new)),
          defect(
              "installation renamed by each claim",
              "claimShouldChangeNothingWhenThereIsAName",
              BrokenInstallationStores.Renamed::new),
          defect(
              "installation that each claims for itself",
              "claimShouldTellAllTheSameWhenManyClaimAtOnce",
              BrokenInstallationStores.Flattering::new));

  private InstallationDefects() {}

  private static Defect<Storage> defect(
      String name, String caughtBy, UnaryOperator<InstallationStore> broken) {
    return new Defect<>(
        name,
        StorageUnderTest.Installations.class,
        caughtBy,
        Broken.port(Storage.class, InstallationStore.class, broken));
  }
}
