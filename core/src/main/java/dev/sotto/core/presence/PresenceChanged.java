// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.presence;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.account.Handle;
import dev.sotto.core.connection.Event;
import java.time.Instant;

/// Tells those who have an account as a contact that it came online or went offline.
///
/// @param lastSeen the moment of the change
public record PresenceChanged(AccountId account, Handle handle, boolean online, Instant lastSeen)
    implements Event {
  @Override
  public boolean isEphemeral() {
    return true;
  }
}
