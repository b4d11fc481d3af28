// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.transfer.table;

/// A column of a table.
///
/// @param name the same in every storage
public record Column(String name, CellType type) {}
