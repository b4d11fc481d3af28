// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.receipt;

/// The two things that a reader confirms: delivered, and read. Whoever has read a message has also
/// been delivered it.
public enum ReceiptKind {
  DELIVERED,
  READ
}
