// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql.message;

/// The kind of an entry of a mailbox, as the column `delivery.kind` has it.
enum DeliveryKind {
  ARRIVED(0),
  DELETED(1);

  private final int code;

  DeliveryKind(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }
}
