// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command;

import dev.sotto.cli.config.TextFile;
import dev.sotto.core.room.ParticipantId;
import dev.sotto.core.text.ByteOrderMark;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The devices that a command is about: named on the command line, one a line in a file, or both.
final class GivenDevices {
  private static final String STANDARD_INPUT = "-";

  /// More ids than any installation has devices.
  private static final int MAX_FILE_BYTES = 64 * 1024 * 1024;

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

  GivenDevices(Terminal terminal) {
    this.terminal = terminal;
  }

  /// {@return the devices, each once, in the order given}
  Set<ParticipantId> read() {
    var texts = new ArrayList<String>(named);
    if (!file.isEmpty()) {
      texts.addAll(lines());
    }
    var devices = new LinkedHashSet<ParticipantId>();
    for (String text : texts) {
      if (!ParticipantId.isValid(text)) {
        throw new UsageError(
            "not an id of a device: expected 1 to %d characters"
                .formatted(ParticipantId.MAX_LENGTH));
      }
      devices.add(new ParticipantId(text));
    }
    if (devices.isEmpty()) {
      throw new UsageError("no device is named: give ids, or a file with --from");
    }
    return devices;
  }

  private List<String> lines() {
    try {
      return file.equals(STANDARD_INPUT)
          ? given(terminal.in().lines())
          : given(TextFile.read(file, MAX_FILE_BYTES).lines());
    } catch (TextFile.Unreadable e) {
      throw new UsageError("--from: " + e.getMessage());
    } catch (UncheckedIOException e) {
      throw new UsageError("--from: the input is not UTF-8 text, or breaks off");
    }
  }

  private static List<String> given(Stream<String> lines) {
    return lines
        .map(line -> ByteOrderMark.removed(line).strip())
        .filter(line -> !line.isEmpty())
        .toList();
  }
}
