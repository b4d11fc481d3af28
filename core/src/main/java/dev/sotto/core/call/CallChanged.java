// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.call;

import dev.sotto.core.connection.Event;

/// Tells the devices of those in a call how it stands, from the moment it rings. Newer versions may
/// overtake older ones.
public record CallChanged(Call call) implements Event {
  private static final int WEIGHT_OF_PARTY = 150;

  @Override
  public int weight() {
    return 300 + WEIGHT_OF_PARTY * call.parties().size();
  }
}
