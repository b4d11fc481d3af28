// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.spi;

import java.time.Instant;
import java.util.Set;
import javax.crypto.SecretKey;

/// The door of a coordination adapter.
public interface CoordinationProvider {
  /// {@return the URL schemes that this adapter serves, lower case}
  Set<String> schemes();

  /// Looks at the URL only: opens, makes and contacts nothing.
  ///
  /// @throws AdapterUrl.InvalidUrl when [#open] would not understand it
  void check(AdapterUrl url);

  /// Opens the coordination.
  ///
  /// @param key which all nodes of the installation have and nobody else (HMAC-SHA256); what others
  ///   write into the shared service is known by it
  /// @throws AdapterUrl.InvalidUrl when the URL is not understood
  Coordination open(AdapterUrl url, SecretKey key);

  /// Makes readable what versions that sealed nothing have left to be relayed, before the first
  /// server that seals is started. Whoever could write into the shared service could slip something
  /// in then, as before, and never afterwards: so it is done only just before the storage is
  /// brought up to date from such a version. Safe to repeat, and to be repeated when it was
  /// interrupted.
  ///
  /// @param key as in [#open]
  /// @return what was done; nothing where nothing outlives a server
  /// @throws dev.sotto.core.PortException when the service does not answer; what was not moved
  ///   until then is where it was
  default Adoption adopt(AdapterUrl url, SecretKey key, Instant now) {
    return Adoption.NOTHING;
  }

  /// The outcome of [#adopt].
  ///
  /// @param moved how many messages servers can read now
  /// @param left how many are where they were, because they cannot be read or there is no place for
  ///   them; nobody reads them, and they expire there
  record Adoption(int moved, int left) {
    public static final Adoption NOTHING = new Adoption(0, 0);
  }
}
