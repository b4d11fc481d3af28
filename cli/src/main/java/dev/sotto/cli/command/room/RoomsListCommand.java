// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command.room;

import dev.sotto.cli.adapter.Adapters;
import dev.sotto.cli.config.Configuration;
import dev.sotto.cli.server.OfflineInstallation;
import dev.sotto.cli.terminal.ConfigurationOptions;
import dev.sotto.cli.terminal.ExitCode;
import dev.sotto.cli.terminal.JsonOutput;
import dev.sotto.cli.terminal.Terminal;
import dev.sotto.core.room.Room;
import dev.sotto.core.room.Rooms;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `sotto rooms list`
@Command(
    name = "list",
    description = "Lists all rooms. An id is the key to its room: keep the list to yourself.")
public final class RoomsListCommand implements Callable<Integer> {
  private static final int PAGE = 500;
  private static final String ROW = "%-48s %s%n";

  private final Terminal terminal;
  private final ConfigurationOptions options;

  @Option(names = "--json", description = "Print a JSON array.")
  private boolean json;

  public RoomsListCommand(Terminal terminal, ConfigurationOptions options) {
    this.terminal = terminal;
    this.options = options;
  }

  @Override
  public Integer call() {
    Adapters adapters = Adapters.installed();
    Configuration configuration = options.configuration(adapters);
    try (var offline = OfflineInstallation.open(configuration, adapters)) {
      Stream<Room> rooms = all(offline.rooms());
      if (json) {
        printJson(rooms);
      } else {
        terminal.out().printf(ROW, "ID", "USED");
        rooms.forEach(room -> terminal.out().printf(ROW, room.id().text(), room.usedAt()));
      }
    }
    return ExitCode.DONE.status();
  }

  private void printJson(Stream<Room> rooms) {
    JsonOutput.streamArray(
        terminal.out(),
        out -> {
          for (Room room : (Iterable<Room>) rooms::iterator) {
            out.writeStartObject();
            out.writeStringField("id", room.id().text());
            out.writeStringField("usedAt", room.usedAt().toString());
            out.writeEndObject();
          }
        });
  }

  private static Stream<Room> all(Rooms rooms) {
    return Stream.iterate(
            rooms.page("", PAGE),
            page -> !page.isEmpty(),
            page -> rooms.page(page.getLast().id().text(), PAGE))
        .flatMap(List::stream);
  }
}
