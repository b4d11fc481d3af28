// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// A storage or an archive as tables. [ReadableTables] has a [TransferSchema]: each [Table] with
/// its [Column]s; a row is a list of [Cell]s in their order. Adapters translate their own types
/// into these; names are the same in every storage.
@NullMarked
package dev.sotto.core.transfer.table;

import org.jspecify.annotations.NullMarked;
