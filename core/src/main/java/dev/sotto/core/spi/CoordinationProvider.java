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
  /// in then, as before, and never afterwards: so it is done once, while the storage is brought up
  /// to date from such a version. Safe to repeat when it was interrupted.
  ///
  /// @param key as in [#open]
  /// @return how many messages there were; nothing where nothing outlives a server
  /// @throws dev.sotto.core.PortException when the service does not answer
  default int adopt(AdapterUrl url, SecretKey key, Instant now) {
    return 0;
  }
}
