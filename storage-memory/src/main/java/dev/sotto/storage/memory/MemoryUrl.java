// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory;

import dev.sotto.core.spi.AdapterUrl;

/// The only URL there is: `memory:`, with nothing behind it.
final class MemoryUrl {
  private MemoryUrl() {}

  static void check(AdapterUrl url) {
    if (!url.rest().isEmpty()) {
      throw new AdapterUrl.InvalidUrl("memory: takes nothing after the colon");
    }
  }

  /// {@return the failure of a move: a storage in memory is empty before it and gone after it}
  static AdapterUrl.InvalidUrl notDurable() {
    return new AdapterUrl.InvalidUrl(
        "memory: is gone when the program ends, so there is nothing to move (expected for example sqlite:./data/sotto.db)");
  }
}
