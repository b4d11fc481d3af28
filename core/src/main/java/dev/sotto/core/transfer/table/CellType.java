// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.transfer.table;

/// The types of cells.
public enum CellType {
  /// [Cell.Text]
  TEXT,
  /// [Cell.Whole]
  WHOLE,
  /// [Cell.Bytes]
  BYTES,
  /// [Cell.Moment]
  MOMENT,
  /// [Cell.Flag]
  FLAG
}
