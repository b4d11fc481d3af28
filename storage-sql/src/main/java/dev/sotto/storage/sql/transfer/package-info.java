// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Everything of one storage to another, whatever database each is. [SqlTransferSource] reads
/// tables in one snapshot ([TableReader]) as cells ([CellCodec]); [SqlTransferTarget] writes them
/// ([TableWriter]), reads them back to compare ([TargetTableReader]) and ends with a
/// [ConsistencyCheck]. An adapter adds [TransferSupport].
@NullMarked
package dev.sotto.storage.sql.transfer;

import org.jspecify.annotations.NullMarked;
