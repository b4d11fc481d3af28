// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.live;

import dev.sotto.core.live.Event;

/// An event outside the mailbox.
record Told(String what, int weight, boolean isEphemeral) implements Event {
  static Told lasting(String what) {
    return new Told(what, 200, false);
  }

  static Told ephemeral(String what) {
    return new Told(what, 200, true);
  }
}
