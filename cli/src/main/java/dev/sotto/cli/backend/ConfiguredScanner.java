// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.backend;

import dev.sotto.cli.adapter.Adapters;
import dev.sotto.cli.adapter.ThreadContextClassLoader;
import dev.sotto.core.PortException;
import dev.sotto.core.media.scan.MalwareScanner;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.ScannerProvider;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/// The scanner that a configuration names, if it names one: found, not yet opened.
public final class ConfiguredScanner {
  private static final System.Logger LOG = System.getLogger(ConfiguredScanner.class.getName());

  private final Supplier<Optional<MalwareScanner>> door;

  private ConfiguredScanner(Supplier<Optional<MalwareScanner>> door) {
    this.door = door;
  }

  /// {@return the adapter}
  ///
  /// @throws dev.sotto.cli.adapter.AdapterNotFoundException when it is not installed
  public static ConfiguredScanner find(Optional<AdapterUrl> url, Adapters adapters) {
    return url.map(named -> find(named, adapters.scanner(named.scheme())))
        .orElseGet(() -> new ConfiguredScanner(Optional::empty));
  }

  private static ConfiguredScanner find(AdapterUrl url, ScannerProvider provider) {
    return new ConfiguredScanner(
        () -> Optional.of(ThreadContextClassLoader.within(provider, () -> provider.open(url))));
  }

  /// {@return the scanner, closed by `cleanup`; whether it is there is looked up on `workers`, and
  /// does not matter for the start}
  public Optional<MalwareScanner> open(Executor workers, Closer cleanup) {
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
