// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.message;

/// The place that has no room for one more message.
public enum NoRoomReason {
  /// In every mailbox of the recipient: none of its devices has read for long.
  MAILBOX,
  /// On the disk of the storage.
  DISK
}
