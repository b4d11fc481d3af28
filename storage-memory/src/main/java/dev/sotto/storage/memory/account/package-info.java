// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Accounts and what belongs to one. Six of the stores work on the shared tables;
/// [MemorySessionStore] alone has rows of its own ([SessionRow]).
@NullMarked
package dev.sotto.storage.memory.account;

import org.jspecify.annotations.NullMarked;
