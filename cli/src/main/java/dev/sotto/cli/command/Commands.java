// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command;

import dev.sotto.cli.command.account.UsersAddCommand;
import dev.sotto.cli.command.account.UsersCommand;
import dev.sotto.cli.command.account.UsersDisableCommand;
import dev.sotto.cli.command.account.UsersEnableCommand;
import dev.sotto.cli.command.account.UsersListCommand;
import dev.sotto.cli.command.account.UsersResetPasswordCommand;
import dev.sotto.cli.command.media.MediaCommand;
import dev.sotto.cli.command.media.MediaSweepCommand;
import dev.sotto.cli.command.media.MediaUsageCommand;
import dev.sotto.cli.command.media.MediaVerifyCommand;
import dev.sotto.cli.command.room.DevicesCommand;
import dev.sotto.cli.command.room.DevicesPurgeCommand;
import dev.sotto.cli.command.room.RoomsCommand;
import dev.sotto.cli.command.room.RoomsDeleteCommand;
import dev.sotto.cli.command.room.RoomsListCommand;
import dev.sotto.cli.command.room.RoomsSweepCommand;
import dev.sotto.cli.command.transfer.ExportCommand;
import dev.sotto.cli.command.transfer.ImportCommand;
import dev.sotto.cli.command.transfer.MigrateCommand;
import dev.sotto.cli.setting.Setting;
import dev.sotto.cli.terminal.BinaryStreams;
import dev.sotto.cli.terminal.ConfigurationOptions;
import dev.sotto.cli.terminal.ExitCode;
import dev.sotto.cli.terminal.OutputLostException;
import dev.sotto.cli.terminal.Terminal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// The tree of commands.
public final class Commands {
  private static final int WIDTH = 100;

  /// What Java makes of bytes in arguments that are no text.
  private static final char NO_CHARACTER = '\uFFFD';

  private static final Set<Setting> WHERE = ConfigurationOptions.WHERE_THE_DATA_IS;

  private final Terminal terminal;
  private final BinaryStreams pipes;

  public Commands(Terminal terminal, BinaryStreams pipes) {
    this.terminal = terminal;
    this.pipes = pipes;
  }

  /// Runs one command line. {@return the exit status: as in [ExitCode]}
  public int run(String... arguments) {
    if (Arrays.stream(arguments).anyMatch(argument -> argument.indexOf(NO_CHARACTER) >= 0)) {
      terminal.err().println("sotto: an argument is not UTF-8 text");
      return ExitCode.USAGE.status();
    }
    int status = ExitCode.DONE.status();
    try {
      status = tree(arguments).execute(arguments);
      terminal.out().flush();
      return status;
    } catch (OutputLostException e) {
      if (status != ExitCode.FAILED.status()) {
        terminal.err().println("sotto: " + e.getMessage());
      }
      return ExitCode.FAILED.status();
    }
  }

  /// As picocli does it, but for help that nobody takes: it would print a stack trace.
  private int execute(ParseResult parsed) {
    try {
      EmptyArgumentCheck.refuse(parsed);
      return new CommandLine.RunLast().execute(parsed);
    } catch (OutputLostException e) {
      terminal.err().println("sotto: " + e.getMessage());
      return ExitCode.FAILED.status();
    }
  }

  /// {@return the number; one that is out of every range for what is none, so that the command says
  /// which it expects}
  private static int number(String text) {
    boolean isNumber = text.matches("-?\\d{1,18}");
    long number = isNumber ? Long.parseLong(text) : Integer.MIN_VALUE;
    return number == (int) number ? (int) number : Integer.MIN_VALUE;
  }

  /// {@return all commands, ready to parse one command line}
  CommandLine tree() {
    return tree(commands().keySet());
  }

  /// {@return the commands that a command line needs, ready to parse it: making them all takes
  /// longer than most of them run}
  private CommandLine tree(String... arguments) {
    boolean named = arguments.length > 0 && !arguments[0].equals("help");
    return named && commands().containsKey(arguments[0]) ? tree(Set.of(arguments[0])) : tree();
  }

  private CommandLine tree(Set<String> names) {
    var root = new CommandLine(new SottoCommand(terminal));
    commands()
        .forEach(
            (name, command) -> {
              if (names.contains(name)) {
                root.addSubcommand(name, command.get());
              }
            });
    addStandardOptions(root);
    return root.setOut(terminal.out())
        .setErr(terminal.err())
        .setUsageHelpWidth(WIDTH)
        // An argument that begins with @ is a word like any other, not the name of a file of them.
        .setExpandAtFiles(false)
        .setExecutionStrategy(this::execute)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .registerConverter(int.class, Commands::number)
        .setParameterExceptionHandler(new ParameterExceptionHandler())
        .setExecutionExceptionHandler(new ExecutionExceptionHandler(terminal.err()));
  }

  /// {@return how each command is made, by its name, in the order of the help}
  private Map<String, Supplier<CommandLine>> commands() {
    Set<Setting> all = EnumSet.allOf(Setting.class);
    var commands = new LinkedHashMap<String, Supplier<CommandLine>>();
    commands.put(
        "serve", () -> brief(command(all, options -> new ServeCommand(terminal, options))));
    commands.put("migrate", () -> command(WHERE, options -> new MigrateCommand(terminal, options)));
    commands.put(
        "export", () -> command(WHERE, options -> new ExportCommand(terminal, pipes, options)));
    commands.put(
        "import", () -> command(WHERE, options -> new ImportCommand(terminal, pipes, options)));
    commands.put("users", this::users);
    commands.put("devices", this::devices);
    commands.put("rooms", this::rooms);
    commands.put("media", this::media);
    commands.put("audit", () -> command(WHERE, options -> new AuditCommand(terminal, options)));
    commands.put(
        "turn-key", () -> command(WHERE, options -> new TurnKeyCommand(terminal, options)));
    commands.put("installation", this::installation);
    commands.put("config", this::config);
    commands.put("version", () -> new CommandLine(new VersionCommand(terminal)));
    commands.put("help", () -> new CommandLine(new HelpCommand(terminal)));
    return commands;
  }

  private CommandLine users() {
    return new CommandLine(new UsersCommand(terminal))
        .addSubcommand(command(WHERE, options -> new UsersAddCommand(terminal, options)))
        .addSubcommand(command(WHERE, options -> new UsersListCommand(terminal, options)))
        .addSubcommand(command(WHERE, options -> new UsersDisableCommand(terminal, options)))
        .addSubcommand(command(WHERE, options -> new UsersEnableCommand(terminal, options)))
        .addSubcommand(command(WHERE, options -> new UsersResetPasswordCommand(terminal, options)));
  }

  private CommandLine devices() {
    return new CommandLine(new DevicesCommand(terminal))
        .addSubcommand(command(WHERE, options -> new DevicesPurgeCommand(terminal, options)));
  }

  private CommandLine rooms() {
    return new CommandLine(new RoomsCommand(terminal))
        .addSubcommand(command(WHERE, options -> new RoomsListCommand(terminal, options)))
        .addSubcommand(command(WHERE, options -> new RoomsDeleteCommand(terminal, options)))
        .addSubcommand(command(WHERE, options -> new RoomsSweepCommand(terminal, options)));
  }

  private CommandLine media() {
    Set<Setting> media = EnumSet.of(Setting.DATA, Setting.STORAGE, Setting.MEDIA);
    return new CommandLine(new MediaCommand(terminal))
        .addSubcommand(command(WHERE, options -> new MediaUsageCommand(terminal, options)))
        .addSubcommand(command(media, options -> new MediaSweepCommand(terminal, options)))
        .addSubcommand(command(media, options -> new MediaVerifyCommand(terminal, options)));
  }

  private CommandLine installation() {
    return new CommandLine(new InstallationCommand(terminal))
        .addSubcommand(command(WHERE, options -> new InstallationAcceptCommand(terminal, options)));
  }

  private CommandLine config() {
    return new CommandLine(new ConfigCommand(terminal))
        .addSubcommand(command(WHERE, options -> new ConfigShowCommand(terminal, options)))
        .addSubcommand(command(WHERE, options -> new ConfigCheckCommand(terminal, options)));
  }

  /// All settings are options: each by its name in the first line would fill a screen.
  private static CommandLine brief(CommandLine command) {
    command.getCommandSpec().usageMessage().abbreviateSynopsis(true);
    return command;
  }

  private CommandLine command(Set<Setting> shown, Function<ConfigurationOptions, Object> create) {
    var options = new ConfigurationOptions(terminal.environment());
    var command = new CommandLine(create.apply(options));
    options.addTo(command.getCommandSpec(), shown);
    return command;
  }

  private static void addStandardOptions(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    spec.mixinStandardHelpOptions(true).versionProvider(new ProgramVersion());
    command.getSubcommands().values().forEach(Commands::addStandardOptions);
  }
}
