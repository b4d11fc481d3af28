// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command.transfer;

import dev.sotto.cli.adapter.Adapters;
import dev.sotto.cli.setting.ConfigurationProblems;
import dev.sotto.core.spi.AdapterUrl;
import picocli.CommandLine.Option;

/// The source and the target of a move. One of the two may be left out: it is then the configured
/// storage, whose URL need not stand on the command line.
final class MoveOptions {
  @Option(
      names = "--from",
      paramLabel = "URL",
      description = "Move everything from this storage. Default: the configured one.")
  private String from = "";

  @Option(
      names = "--to",
      paramLabel = "URL",
      description =
          "Move everything into this storage, which must be empty. Default: the configured one.")
  private String to = "";

  /// {@return whether anything is to be moved}
  boolean areGiven() {
    return !from.isEmpty() || !to.isEmpty();
  }

  /// Notes what is wrong with what is given.
  void check(Adapters adapters, ConfigurationProblems problems) {
    check("--from", from, adapters, problems);
    check("--to", to, adapters, problems);
  }

  private static void check(
      String option, String text, Adapters adapters, ConfigurationProblems problems) {
    if (!text.isEmpty()) {
      try {
        adapters.requireStorage(AdapterUrl.parse(text), problems);
      } catch (AdapterUrl.InvalidUrl e) {
        problems.add(option + ": " + e.getMessage());
      }
    }
  }

  AdapterUrl from(AdapterUrl configured) {
    return url(from, configured);
  }

  AdapterUrl to(AdapterUrl configured) {
    return url(to, configured);
  }

  private static AdapterUrl url(String text, AdapterUrl configured) {
    return text.isEmpty() ? configured : AdapterUrl.parse(text);
  }
}
