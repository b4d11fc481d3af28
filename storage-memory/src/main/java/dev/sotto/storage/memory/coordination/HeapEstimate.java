// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.coordination;

/// About how many bytes texts take in the heap.
final class HeapEstimate {
  /// An entry with its maps, records and numbers, without its texts.
  private static final int ENTRY = 300;

  private static final int LATIN_1 = 0xff;

  private HeapEstimate() {}

  /// {@return what an entry takes that holds `text`: one character beyond Latin 1 doubles it}
  static long of(String text) {
    boolean wide = text.chars().anyMatch(unit -> unit > LATIN_1);
    return ENTRY + (wide ? 2L : 1L) * text.length();
  }
}
