// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Contracts of moving a whole installation: [TransferContract] compares what arrives,
/// [UnfinishedTransferContract] ends moves half-way, [InvalidRowsContract] offers rows that the
/// domain does not allow: [InvalidCells] one at a time, [ContradictingRows] together.
/// [RandomStorageContents] fills every table; [SchemaCompleteness] compares what is moved with the
/// schema. All stand on [TransferFixture].
@NullMarked
package dev.sotto.testkit.transfer;

import org.jspecify.annotations.NullMarked;
