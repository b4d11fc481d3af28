// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.transfer;

/// What a table was found to hold.
///
/// @param table its name
/// @param rows how many
/// @param hash of them and of all tables before, as [HashChain] makes it
public record TableSummary(String table, long rows, String hash) {}
