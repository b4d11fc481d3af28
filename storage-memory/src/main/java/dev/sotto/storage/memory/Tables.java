// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory;

/// What several ports share. Only to be touched under [Guard].
record Tables(
    AccountTable accounts,
    DeviceTable devices,
    ContactTable contacts,
    MessageTable messages,
    RoomTable rooms) {
  static Tables empty() {
    var devices = new DeviceTable();
    return new Tables(
        new AccountTable(),
        devices,
        new ContactTable(),
        new MessageTable(devices),
        new RoomTable());
  }
}
