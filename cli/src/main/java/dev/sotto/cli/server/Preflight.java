// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.server;

import dev.sotto.cli.adapter.Adapters;
import dev.sotto.cli.adapter.NoSuchAdapter;
import dev.sotto.cli.config.Configuration;
import dev.sotto.cli.config.InvalidConfiguration;
import dev.sotto.cli.config.Problems;

/// Finds out whether a server would start, as far as that can be known without starting it.
public final class Preflight {
  private Preflight() {}

  /// Notes what would stop the start. Opens and changes nothing.
  public static void check(Configuration configuration, Adapters adapters, Problems problems) {
    var backends = configuration.backends();
    note(
        () -> {
          var _ = adapters.coordination(backends.coordination().scheme());
        },
        problems);
    note(
        () -> {
          var _ = adapters.media(backends.media().scheme());
        },
        problems);
    note(
        () -> {
          if (!adapters.storage(backends.storage().scheme()).isEmbedded()) {
            var _ = Secrets.require(configuration.secrets());
          }
        },
        problems);
    note(
        () -> {
          var _ = PushBacking.find(backends.push(), adapters);
        },
        problems);
    note(
        () -> {
          var _ = ScannerBacking.find(backends.scanner(), adapters);
        },
        problems);
  }

  private static void note(Runnable step, Problems problems) {
    try {
      step.run();
    } catch (NoSuchAdapter e) {
      problems.add(String.valueOf(e.getMessage()));
    } catch (InvalidConfiguration e) {
      e.problems().forEach(problems::add);
    }
  }
}
