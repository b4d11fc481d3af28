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
import dev.sotto.core.room.ParticipantId;
import dev.sotto.core.room.RoomStore.Purged;
import dev.sotto.core.room.Rooms;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `sotto devices purge ID…`
@Command(
    name = "purge",
    description = "Deletes every room and every code in which one of the devices is.")
public final class DevicesPurgeCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final ConfigurationOptions options;

  @Mixin private final DeviceArguments given;

  @Option(names = "--dry-run", description = "Delete nothing, only count.")
  private boolean dryRun;

  @Option(names = "--json", description = "Print a JSON object.")
  private boolean json;

  public DevicesPurgeCommand(Terminal terminal, ConfigurationOptions options) {
    this.terminal = terminal;
    this.options = options;
    given = new DeviceArguments(terminal);
  }

  @Override
  public Integer call() {
    Adapters adapters = Adapters.installed();
    Configuration configuration = options.configuration(adapters);
    Set<ParticipantId> devices = given.read();
    try (var offline = OfflineInstallation.open(configuration, adapters)) {
      Rooms rooms = offline.rooms();
      // At once: counted in parts, a room whose two devices are in different ones would count
      // twice.
      print(devices.size(), dryRun ? rooms.count(devices) : purge(rooms, List.copyOf(devices)));
    }
    return ExitCode.DONE.status();
  }

  private static Purged purge(Rooms rooms, List<ParticipantId> devices) {
    var all = new Purged(0, 0);
    for (int from = 0; from < devices.size(); from += Rooms.MAX_PURGED) {
      int to = Math.min(from + Rooms.MAX_PURGED, devices.size());
      all = all.plus(rooms.purge(Set.copyOf(devices.subList(from, to))));
    }
    return all;
  }

  private void print(int devices, Purged purged) {
    if (json) {
      JsonOutput.print(
          terminal.out(),
          out -> {
            out.writeNumberField("devices", devices);
            out.writeNumberField("rooms", purged.rooms());
            out.writeNumberField("pendings", purged.pendings());
            out.writeBooleanField("dryRun", dryRun);
          });
    } else {
      terminal
          .out()
          .printf(
              "%s %d rooms and %d codes of %d devices.%n",
              dryRun ? "Would delete" : "Deleted", purged.rooms(), purged.pendings(), devices);
    }
  }
}
