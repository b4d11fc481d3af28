// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory;

import dev.sotto.storage.memory.message.MessageTable;
import dev.sotto.storage.memory.table.AccountTable;
import dev.sotto.storage.memory.table.ContactTable;
import dev.sotto.storage.memory.table.DeviceTable;

/// The tables that several stores share. Only to be touched under
/// [StorageLock][dev.sotto.storage.memory.table.StorageLock].
record MemoryTables(
    AccountTable accounts,
    DeviceTable devices,
    ContactTable contacts,
    MessageTable messages,
    RoomTable rooms) {
  static MemoryTables empty() {
    var devices = new DeviceTable();
    return new MemoryTables(
        new AccountTable(),
        devices,
        new ContactTable(),
        new MessageTable(devices),
        new RoomTable());
  }
}
