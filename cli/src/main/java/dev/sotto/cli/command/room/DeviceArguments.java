// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command.room;

import dev.sotto.cli.terminal.Terminal;
import dev.sotto.cli.terminal.UsageException;
import dev.sotto.core.room.ParticipantId;
import dev.sotto.core.spi.OperatorFile;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The devices that a command is about: named on the command line, one a line in a file, or both.
final class DeviceArguments {
  private static final String STANDARD_INPUT = "-";

  /// Some 100,000 ids: what fits into the smallest heap that a server runs with.
  private static final int MAX_BYTES = 4 * 1024 * 1024;

  private static final int MAX_DEVICES = 100_000;

  private final Terminal terminal;

  @Parameters(
      arity = "0..*",
      paramLabel = "ID",
      description = "What a device calls itself in its rooms.")
  private List<String> named = List.of();

  @Option(
      names = "--from",
      paramLabel = "FILE",
      description = "Read ids from a file, one a line; - for standard input.")
  private String file = "";

  DeviceArguments(Terminal terminal) {
    this.terminal = terminal;
  }

  /// {@return the devices, each once, in the order given}
  Set<ParticipantId> read() {
    var devices = new LinkedHashSet<ParticipantId>();
    Stream.concat(named.stream(), lines())
        .forEach(
            text -> {
              if (!ParticipantId.isValid(text)) {
                throw new UsageException(
                    "not an id of a device: expected 1 to %d characters"
                        .formatted(ParticipantId.MAX_LENGTH));
              }
              devices.add(new ParticipantId(text));
              if (devices.size() > MAX_DEVICES) {
                throw new UsageException(
                    "more than %d devices are named: name the others in another run"
                        .formatted(MAX_DEVICES));
              }
            });
    if (devices.isEmpty()) {
      throw new UsageException("no device is named: give ids, or a file with --from");
    }
    return devices;
  }

  private Stream<String> lines() {
    if (file.isEmpty()) {
      return Stream.empty();
    }
    try {
      String text =
          file.equals(STANDARD_INPUT)
              ? OperatorFile.all(terminal.in(), "the input", MAX_BYTES)
              : OperatorFile.named(file).text(MAX_BYTES);
      return text.lines().map(String::strip).filter(line -> !line.isEmpty());
    } catch (OperatorFile.Unreadable e) {
      throw new UsageException("--from: " + e.getMessage());
    } catch (IOException e) {
      throw new UsageException("--from: the input is not UTF-8 text, or breaks off");
    }
  }
}
