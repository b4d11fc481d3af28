// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

import org.jspecify.annotations.NullMarked;

/// Looks for malware in media with the daemon of ClamAV.
///
/// @provides dev.sotto.core.spi.ScannerProvider under the scheme `clamav`
@NullMarked
module dev.sotto.scan.clamav {
  requires static org.jspecify;
  requires dev.sotto.core;

  provides dev.sotto.core.spi.ScannerProvider with
      dev.sotto.scan.clamav.ClamavScannerProvider;
}
