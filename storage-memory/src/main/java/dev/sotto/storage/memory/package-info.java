// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Everything in memory, gone with the process. [dev.sotto.storage.memory.MemoryStorageProvider] is
/// the reference implementation of the storage: the shortest code that keeps every promise of the
/// ports. [dev.sotto.storage.memory.MemoryCoordinationProvider] serves real installations of one
/// node.
///
/// Each port has a class; what several ports share is in the tables
/// ([dev.sotto.storage.memory.Tables]), behind one lock ([dev.sotto.storage.memory.Guard]).
package dev.sotto.storage.memory;
