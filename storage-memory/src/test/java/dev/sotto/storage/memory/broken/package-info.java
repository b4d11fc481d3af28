// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Proof that the contracts catch what is wrong: each runs against the adapter in memory with one
/// defect put over it, and must fail. Start from
/// [dev.sotto.storage.memory.broken.BrokenStorageTest].
package dev.sotto.storage.memory.broken;
