// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command.media;

import dev.sotto.cli.adapter.Adapters;
import dev.sotto.cli.config.Configuration;
import dev.sotto.cli.server.OfflineMedia;
import dev.sotto.cli.terminal.ConfigurationOptions;
import dev.sotto.cli.terminal.ExitCode;
import dev.sotto.cli.terminal.JsonOutput;
import dev.sotto.cli.terminal.Terminal;
import dev.sotto.cli.terminal.UsageException;
import dev.sotto.core.media.maintenance.Finding;
import dev.sotto.core.media.maintenance.MediaVerification;
import dev.sotto.core.media.maintenance.MediaVerification.Depth;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `sotto media verify`
@Command(
    name = "verify",
    description = {
      "Compares the catalogue of media with the object store in both directions. Changes nothing"
          + " without --repair.",
      "Finds objects whose bytes are missing or of another size, bytes that belong to no object,"
          + " and what others have put there. Ends with 3 when something is left.",
      "With --content, all bytes are read and compared with the checksums of the catalogue; objects"
          + " without one are given it."
    })
public final class MediaVerifyCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final ConfigurationOptions options;

  @Option(
      names = "--content",
      description =
          "Also read all bytes and compare their SHA-256 with that of the catalogue. Takes as long"
              + " as reading everything.")
  private boolean content;

  @Option(
      names = "--repair",
      description =
          "Delete bytes that belong to no object, and objects whose bytes are missing, of another"
              + " size, or (with --content) others than came in. What others have put there, and"
              + " what cannot be read, stays.")
  private boolean repair;

  @Option(
      names = "--force",
      description =
          "With --repair: also when not one object has its bytes, as if the two stores were of"
              + " different installations.")
  private boolean force;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  public MediaVerifyCommand(Terminal terminal, ConfigurationOptions options) {
    this.terminal = terminal;
    this.options = options;
  }

  @Override
  public Integer call() {
    Adapters adapters = Adapters.installed();
    Configuration configuration = options.configuration(adapters);
    if (force && !repair) {
      throw new UsageException("--force changes nothing without --repair");
    }
    try (var media = OfflineMedia.open(configuration, adapters)) {
      MediaVerification verification = media.verification();
      if (repair && !force && verification.findsStrangers()) {
        terminal
            .err()
            .println(
                "sotto: not one object has its bytes: SOTTO_STORAGE and SOTTO_MEDIA seem to be of"
                    + " different installations. Nothing was changed; correct the settings, or use"
                    + " --force if they are right");
        return ExitCode.FAILED.status();
      }
      Predicate<Finding> mend = repair ? verification::repair : _ -> false;
      var counts = new FindingCounter(content ? Depth.CONTENT : Depth.SIZES, mend);
      if (json) {
        printJson(verification, counts);
      } else {
        long bar = terminal.interactive() ? media.census().count(1).all().objects() : 0;
        print(verification, counts, bar);
      }
      return (counts.left() == 0 ? ExitCode.DONE : ExitCode.FOUND).status();
    }
  }

  private void print(MediaVerification verification, FindingCounter counts, long bar) {
    try (var lines = new TextFindingPrinter(terminal.out(), bar)) {
      counts.run(verification, lines);
    }
    counts.print(terminal.out());
  }

  private void printJson(MediaVerification verification, FindingCounter counts) {
    JsonOutput.stream(
        terminal.out(),
        out -> {
          out.writeArrayFieldStart("findings");
          counts.run(verification, new JsonFindingPrinter(out));
          out.writeEndArray();
          counts.writeFields(out);
        });
  }
}
