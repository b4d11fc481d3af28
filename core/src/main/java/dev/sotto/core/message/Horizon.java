// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.message;

import java.time.Instant;

/// What may be read at a moment. A message is readable when it was sent after `oldest` and expires
/// after `now`; one beyond the horizon is unreadable at once, whether or not it has been swept.
public record Horizon(Instant now, Instant oldest) {
  /// {@return whether a message with this lifetime may be read}
  public boolean shows(Lifetime lifetime) {
    return lifetime.sentAt().isAfter(oldest) && lifetime.expiresAt().isAfter(now);
  }
}
