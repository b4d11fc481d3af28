// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.typing;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.connection.Event;

/// Tells the devices of an account that somebody has begun or stopped writing to it.
public record TypingChanged(AccountId writer, boolean typing) implements Event {
  @Override
  public boolean isEphemeral() {
    return true;
  }
}
