// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command;

import dev.sotto.cli.adapter.Adapters;
import dev.sotto.cli.config.Configuration;
import dev.sotto.cli.server.OfflineInstallation;
import dev.sotto.cli.terminal.ConfigurationOptions;
import dev.sotto.cli.terminal.ExitCode;
import dev.sotto.cli.terminal.JsonOutput;
import dev.sotto.cli.terminal.Terminal;
import dev.sotto.cli.terminal.UsageException;
import dev.sotto.core.audit.AuditLog;
import dev.sotto.core.audit.AuditRecord;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `sotto audit`
@Command(name = "audit", description = "Lists the audit log, the latest entries first.")
final class AuditCommand implements Callable<Integer> {
  private static final int PAGE = 500;
  private static final String ROW = "%-24s %-16s %-16s %s %s%n";

  private final Terminal terminal;
  private final ConfigurationOptions options;

  @Option(
      names = "--last",
      paramLabel = "N",
      defaultValue = "100",
      description = "List so many entries at most (default: ${DEFAULT-VALUE}).")
  private int last;

  @Option(names = "--json", description = "Print a JSON array.")
  private boolean json;

  AuditCommand(Terminal terminal, ConfigurationOptions options) {
    this.terminal = terminal;
    this.options = options;
  }

  @Override
  public Integer call() {
    if (last < 1) {
      throw new UsageException("--last: expected a number from 1 to " + Integer.MAX_VALUE);
    }
    Adapters adapters = Adapters.installed();
    Configuration configuration = options.configuration(adapters);
    try (var offline = OfflineInstallation.open(configuration, adapters)) {
      Stream<AuditRecord> entries = latest(offline.audit()).limit(last);
      if (json) {
        printJson(entries);
      } else {
        terminal.out().printf(ROW, "TIME", "EVENT", "ACCOUNT", "SUBJECT", "DETAIL");
        entries.forEach(
            entry ->
                terminal
                    .out()
                    .printf(
                        ROW,
                        entry.at(),
                        name(entry),
                        entry.account().value(),
                        entry.subject(),
                        entry.detail()));
      }
    }
    return ExitCode.DONE.status();
  }

  private void printJson(Stream<AuditRecord> entries) {
    JsonOutput.streamArray(
        terminal.out(),
        out -> {
          for (AuditRecord entry : (Iterable<AuditRecord>) entries::iterator) {
            out.writeStartObject();
            out.writeStringField("time", entry.at().toString());
            out.writeStringField("event", name(entry));
            out.writeNumberField("account", entry.account().value());
            out.writeStringField("subject", entry.subject());
            out.writeStringField("detail", entry.detail());
            out.writeEndObject();
          }
        });
  }

  private static String name(AuditRecord entry) {
    return entry.event().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Stream<AuditRecord> latest(AuditLog log) {
    return Stream.iterate(
            log.latest(PAGE),
            page -> !page.isEmpty(),
            page -> log.before(page.getLast().id(), PAGE))
        .flatMap(List::stream);
  }
}
