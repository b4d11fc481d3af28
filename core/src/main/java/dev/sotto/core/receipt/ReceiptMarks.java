// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.receipt;

/// The two marks of one reader in the messages of one author.
///
/// @param deliveredUpTo id of the newest message delivered; 0 when none
/// @param readUpTo id of the newest message read, never above `deliveredUpTo`; 0 when none
public record ReceiptMarks(long deliveredUpTo, long readUpTo) {
  public static final ReceiptMarks NONE = new ReceiptMarks(0, 0);

  public ReceiptMarks {
    if (readUpTo < 0 || deliveredUpTo < readUpTo) {
      throw new IllegalArgumentException(
          "receipts: delivered up to %d, read up to %d".formatted(deliveredUpTo, readUpTo));
    }
  }
}
