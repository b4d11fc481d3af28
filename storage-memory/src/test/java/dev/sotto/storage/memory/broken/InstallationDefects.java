// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.broken;

import dev.sotto.core.installation.InstallationStore;
import dev.sotto.core.spi.Storage;
import java.util.List;
import java.util.function.UnaryOperator;

/// What can be wrong with the name of an installation in a storage.
final class InstallationDefects {
  static final List<Defect<Storage>> ALL =
      List.of(
          new Defect<>(
              "known time that never falls",
              StorageSpecimen.Clocks.class,
              "notedShouldBeTheTimeThatWasNotedLast",
              In.clocks(BrokenClocks.NeverBack::new)),
          defect(
              "installation renamed by each claim",
              "claimShouldChangeNothingWhenThereIsAName",
              BrokenInstallations.Renamed::new),
          defect(
              "installation that each claims for itself",
              "claimShouldTellAllTheSameWhenManyClaimAtOnce",
              BrokenInstallations.Flattering::new));

  private InstallationDefects() {}

  private static Defect<Storage> defect(
      String name, String caughtBy, UnaryOperator<InstallationStore> broken) {
    return new Defect<>(
        name, StorageSpecimen.Installations.class, caughtBy, In.installations(broken));
  }
}
