// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coretests.connection;

import dev.sotto.core.connection.Event;

/// An event outside the mailbox.
record TestEvent(String what, int weight, boolean isEphemeral) implements Event {
  static TestEvent lasting(String what) {
    return new TestEvent(what, 200, false);
  }

  static TestEvent ephemeral(String what) {
    return new TestEvent(what, 200, true);
  }
}
