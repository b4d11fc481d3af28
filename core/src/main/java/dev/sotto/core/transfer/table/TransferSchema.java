// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.transfer.table;

import java.util.List;

/// The tables of a storage, with the version of its schema. Two storages can exchange their rows
/// when their layouts are equal.
///
/// Left out on purpose is what must not exist twice. One-time keys are the case in point: handed
/// out by the old storage and again by the new one, they would break the promise in their name.
/// Clients upload new ones.
///
/// @param version of the schema
/// @param tables in an order in which no row refers to a later one
public record TransferSchema(int version, List<Table> tables) {
  public TransferSchema {
    tables = List.copyOf(tables);
  }
}
