// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.scan.clamav;

import dev.sotto.core.media.scan.MalwareScanner;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.ScannerProvider;
import java.util.Set;

/// Opens a scanner that asks clamd: `clamav://host:3310`. See `docs/operations.md` for what clamd
/// must be told.
public final class ClamavScannerProvider implements ScannerProvider {
  /// For `ServiceLoader`.
  public ClamavScannerProvider() {}

  @Override
  public Set<String> schemes() {
    return Set.of("clamav");
  }

  @Override
  public MalwareScanner open(AdapterUrl url) {
    return new ClamavScanner(ClamavUrl.parse(url));
  }
}
