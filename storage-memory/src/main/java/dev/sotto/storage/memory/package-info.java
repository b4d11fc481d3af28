// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Everything in memory, gone with the process: the reference implementation, the shortest code
/// that keeps every promise of the ports. [MemoryStorageProvider] opens a [MemoryStorage],
/// [MemoryMediaProvider] a [MemoryObjectStore]. Each port has a class. What several share is in
/// [MemoryTables], behind the one [StorageLock][dev.sotto.storage.memory.table.StorageLock]: what
/// runs under it is a transaction.
@NullMarked
package dev.sotto.storage.memory;

import org.jspecify.annotations.NullMarked;
