// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.transfer;

/// The content of one table, as a count and a hash.
///
/// @param table its name
/// @param rows how many
/// @param hash of them and of all tables before, as [HashChain] makes it
public record TableSummary(String table, long rows, String hash) {}
