// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.backend;

import dev.sotto.core.spi.CoordinationProvider.Adoption;
import dev.sotto.core.spi.StorageProvider.Migration;
import java.lang.System.Logger.Level;

/// The result of an upgrade.
///
/// @param schema of the storage
/// @param relayed messages that an earlier version has left to be relayed
public record UpgradeResult(Migration schema, Adoption relayed) {
  private static final System.Logger LOG = System.getLogger(UpgradeResult.class.getName());

  /// Tells the log what nobody asked for.
  void log() {
    if (relayed.moved() > 0) {
      LOG.log(
          Level.INFO,
          "messages to be relayed that an earlier version has left, and that were taken over: {0}",
          Integer.toString(relayed.moved()));
    }
  }
}
