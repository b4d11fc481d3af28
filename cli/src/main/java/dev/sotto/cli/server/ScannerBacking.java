// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.server;

import dev.sotto.cli.adapter.AdapterScope;
import dev.sotto.cli.adapter.Adapters;
import dev.sotto.core.PortException;
import dev.sotto.core.media.scan.MalwareScanner;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.ScannerProvider;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/// The scanner that a configuration names, if it names one: found, not yet opened.
final class ScannerBacking {
  private static final System.Logger LOG = System.getLogger(ScannerBacking.class.getName());

  private final Supplier<Optional<MalwareScanner>> door;

  private ScannerBacking(Supplier<Optional<MalwareScanner>> door) {
    this.door = door;
  }

  /// {@return the adapter}
  ///
  /// @throws dev.sotto.cli.adapter.NoSuchAdapter when it is not installed
  static ScannerBacking find(Optional<AdapterUrl> url, Adapters adapters) {
    return url.map(named -> find(named, adapters.scanner(named.scheme())))
        .orElseGet(() -> new ScannerBacking(Optional::empty));
  }

  private static ScannerBacking find(AdapterUrl url, ScannerProvider provider) {
    return new ScannerBacking(
        () -> Optional.of(AdapterScope.within(provider, () -> provider.open(url))));
  }

  /// {@return the scanner, closed by `cleanup`; whether it is there is looked up on `workers`, and
  /// does not matter for the start}
  Optional<MalwareScanner> open(Executor workers, Cleanup cleanup) {
    Optional<MalwareScanner> scanner = door.get();
    scanner.ifPresent(
        opened -> {
          cleanup.add(opened::close);
          workers.execute(() -> tellWhenAway(opened));
        });
    return scanner;
  }

  private static void tellWhenAway(MalwareScanner scanner) {
    try {
      scanner.check();
    } catch (PortException.Unavailable e) {
      LOG.log(
          Level.WARNING,
          "the malware scanner does not answer; see SOTTO_SCANNER_AWAY for what becomes of media meanwhile ({0})",
          e.getMessage());
    }
  }
}
