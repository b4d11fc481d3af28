// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.server;

import dev.sotto.core.account.RegistrationPolicy;
import dev.sotto.core.call.turn.IceUri;
import dev.sotto.core.media.MediaPolicy;
import dev.sotto.core.message.Retention;
import java.time.Duration;
import java.util.List;
import javax.crypto.SecretKey;

/// The decisions of the operator about accounts, retention, calls and media.
public record ServerPolicy(
    RegistrationPolicy registration,
    Retention retention,
    Switches switches,
    Turn turn,
    Media media) {
  /// The features that are on or off.
  ///
  /// @param relay whether messages of 30 to 120 minutes are passed on without being stored
  /// @param limits whether rate limits are in force; off only for measuring
  /// @param strictRooms whether clients of a stored room that say who they are must belong to it
  public record Switches(boolean relay, boolean limits, boolean strictRooms) {}

  /// The STUN and TURN servers that clients should use.
  ///
  /// @param secret shared with it; not empty
  /// @param lifetime of credentials
  /// @param uris may be empty when clients know the server by themselves
  public record Turn(String secret, Duration lifetime, List<IceUri> uris) {
    public Turn {
      uris = List.copyOf(uris);
    }

    @Override
    public String toString() {
      return "Turn[secret=…, lifetime=%s, uris=%s]".formatted(lifetime, uris);
    }
  }

  /// The rules for files that accounts pass to each other.
  ///
  /// @param urlKey signs the URLs under which this server takes and gives bytes; the same on every
  ///   node
  public record Media(SecretKey urlKey, MediaPolicy allowed) {
    @Override
    public String toString() {
      return "Media[urlKey=…, allowed=%s]".formatted(allowed);
    }
  }
}
