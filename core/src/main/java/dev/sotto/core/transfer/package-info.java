// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Transfer of a whole installation. [StorageTransfer] reads a [TransferSource] table by table with
/// a [HashingTableReader], has each row validated, writes it to a [TransferTarget] with a
/// [RowBatchWriter], reads the target back and compares each [TransferSummary]. An archive is a
/// source and a target as well. Interrupted, it goes on where it stopped.
@NullMarked
package dev.sotto.core.transfer;

import org.jspecify.annotations.NullMarked;
