// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.connection;

/// An event out of a mailbox. Those of one mailbox are numbered without gaps and reach each
/// connection in that order.
public interface SequencedEvent extends Event {
  /// {@return the place in the mailbox, from 1}
  long sequence();
}
