// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command;

import dev.sotto.cli.config.Setting;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// The tree of commands.
public final class Commands {
  private static final int WIDTH = 100;

  /// What Java makes of bytes in arguments that are no text.
  private static final char NO_CHARACTER = '\uFFFD';

  private final Terminal terminal;
  private final Pipes pipes;

  public Commands(Terminal terminal, Pipes pipes) {
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
      status = tree().execute(arguments);
      terminal.out().flush();
      return status;
    } catch (OutputLost e) {
      if (status != ExitCode.FAILED.status()) {
        terminal.err().println("sotto: " + e.getMessage());
      }
      return ExitCode.FAILED.status();
    }
  }

  /// As picocli does it, but for help that nobody takes: it would print a stack trace.
  private int execute(ParseResult parsed) {
    try {
      EmptyNames.refuse(parsed);
      return new CommandLine.RunLast().execute(parsed);
    } catch (OutputLost e) {
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

  /// {@return the commands, ready to parse one command line}
  CommandLine tree() {
    Set<Setting> all = EnumSet.allOf(Setting.class);
    Set<Setting> where = ConfigurationOptions.WHERE_THE_DATA_IS;
    CommandLine users =
        new CommandLine(new UsersCommand(terminal))
            .addSubcommand(command(where, options -> new UsersAddCommand(terminal, options)))
            .addSubcommand(command(where, options -> new UsersListCommand(terminal, options)))
            .addSubcommand(command(where, options -> new UsersDisableCommand(terminal, options)))
            .addSubcommand(command(where, options -> new UsersEnableCommand(terminal, options)))
            .addSubcommand(
                command(where, options -> new UsersResetPasswordCommand(terminal, options)));
    CommandLine devices =
        new CommandLine(new DevicesCommand(terminal))
            .addSubcommand(command(where, options -> new DevicesPurgeCommand(terminal, options)));
    CommandLine rooms =
        new CommandLine(new RoomsCommand(terminal))
            .addSubcommand(command(where, options -> new RoomsListCommand(terminal, options)))
            .addSubcommand(command(where, options -> new RoomsDeleteCommand(terminal, options)))
            .addSubcommand(command(where, options -> new RoomsSweepCommand(terminal, options)));
    Set<Setting> media = EnumSet.of(Setting.DATA, Setting.STORAGE, Setting.MEDIA);
    CommandLine mediaCommands =
        new CommandLine(new MediaCommand(terminal))
            .addSubcommand(command(where, options -> new MediaUsageCommand(terminal, options)))
            .addSubcommand(command(media, options -> new MediaSweepCommand(terminal, options)))
            .addSubcommand(command(media, options -> new MediaVerifyCommand(terminal, options)));
    CommandLine config =
        new CommandLine(new ConfigCommand(terminal))
            .addSubcommand(command(where, options -> new ConfigShowCommand(terminal, options)))
            .addSubcommand(command(where, options -> new ConfigCheckCommand(terminal, options)));
    CommandLine installation =
        new CommandLine(new InstallationCommand(terminal))
            .addSubcommand(
                command(where, options -> new InstallationAcceptCommand(terminal, options)));
    CommandLine root =
        new CommandLine(new SottoCommand(terminal))
            .addSubcommand(brief(command(all, options -> new ServeCommand(terminal, options))))
            .addSubcommand(command(where, options -> new MigrateCommand(terminal, options)))
            .addSubcommand(command(where, options -> new ExportCommand(terminal, pipes, options)))
            .addSubcommand(command(where, options -> new ImportCommand(terminal, pipes, options)))
            .addSubcommand(users)
            .addSubcommand(devices)
            .addSubcommand(rooms)
            .addSubcommand(mediaCommands)
            .addSubcommand(command(where, options -> new AuditCommand(terminal, options)))
            .addSubcommand(command(where, options -> new TurnKeyCommand(terminal, options)))
            .addSubcommand(installation)
            .addSubcommand(config)
            .addSubcommand(new CommandLine(new VersionCommand(terminal)))
            .addSubcommand(new CommandLine(new HelpCommand(terminal)));
    addStandardOptions(root);
    return root.setOut(terminal.out())
        .setErr(terminal.err())
        .setUsageHelpWidth(WIDTH)
        // An argument that begins with @ is a word like any other, not the name of a file of them.
        .setExpandAtFiles(false)
        .setExecutionStrategy(this::execute)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .registerConverter(int.class, Commands::number)
        .setParameterExceptionHandler(new WrongCommandLine())
        .setExecutionExceptionHandler(new Failures(terminal.err()));
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
    spec.mixinStandardHelpOptions(true).versionProvider(new Version());
    command.getSubcommands().values().forEach(Commands::addStandardOptions);
  }
}
