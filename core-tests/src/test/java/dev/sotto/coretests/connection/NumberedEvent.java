// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coretests.connection;

import dev.sotto.core.connection.SequencedEvent;

/// An entry of a mailbox that is nothing but its number.
record NumberedEvent(long sequence) implements SequencedEvent {}
