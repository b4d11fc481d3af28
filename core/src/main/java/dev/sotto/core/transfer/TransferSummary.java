// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.transfer;

import java.util.List;

/// The content of a whole installation, as counts and hashes. Two that are equal hold the same.
///
/// @param tables in order
/// @param lastMessageId the highest ever given out
/// @param hash of everything
public record TransferSummary(List<TableSummary> tables, long lastMessageId, String hash) {
  public TransferSummary {
    tables = List.copyOf(tables);
  }

  /// {@return how many rows all tables have}
  public long rows() {
    return tables.stream().mapToLong(TableSummary::rows).sum();
  }
}
