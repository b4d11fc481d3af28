// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.spi;

import java.util.Set;

/// The door of a coordination adapter.
public interface CoordinationProvider {
  /// {@return the URL schemes that this adapter serves, lower case}
  Set<String> schemes();

  /// Opens the coordination.
  ///
  /// @throws AdapterUrl.InvalidUrl when the URL is not understood
  Coordination open(AdapterUrl url);
}
