// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command.media;

import dev.sotto.core.media.maintenance.Finding;

/// The printer of a running verification of media.
interface FindingPrinter {
  /// One more object of the catalogue has been looked at.
  void looked();

  /// Something is wrong, or was until it was repaired.
  void found(Finding finding, boolean repaired);
}
