// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.spi;

import dev.sotto.core.media.scan.MalwareScanner;
import java.util.Set;

/// The door of a scanner adapter.
public interface ScannerProvider {
  /// {@return the URL schemes that this adapter serves, lower case}
  Set<String> schemes();

  /// Makes a scanner. It need not be there yet: what is asked before it is, fails for the time
  /// being.
  ///
  /// @throws AdapterUrl.InvalidUrl when the URL is not understood
  MalwareScanner open(AdapterUrl url);
}
