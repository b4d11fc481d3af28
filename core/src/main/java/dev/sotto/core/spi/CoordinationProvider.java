// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.spi;

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
}
