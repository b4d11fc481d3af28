// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command.account;

import dev.sotto.cli.adapter.Adapters;
import dev.sotto.cli.config.Configuration;
import dev.sotto.cli.server.OfflineInstallation;
import dev.sotto.cli.terminal.ConfigurationOptions;
import dev.sotto.cli.terminal.ExitCode;
import dev.sotto.cli.terminal.Terminal;
import dev.sotto.cli.terminal.UsageException;
import dev.sotto.core.account.AccountStatus;
import dev.sotto.core.account.Handle;
import dev.sotto.core.account.Password;
import dev.sotto.core.account.Registration.Result;
import dev.sotto.core.account.Role;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sotto users add HANDLE`
@Command(
    name = "add",
    description =
        "Adds an account. Asks for the password; without a terminal, reads it from the input.")
public final class UsersAddCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final ConfigurationOptions options;

  @Mixin private final PasswordInput passwordInput;

  @Parameters(paramLabel = "HANDLE", description = "The name to log in with.")
  private String handle = "";

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      defaultValue = "user",
      completionCandidates = RoleNames.class,
      description = "One of ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
  private Role role = Role.USER;

  @Option(names = "--json", description = "Print the account as JSON.")
  private boolean json;

  public UsersAddCommand(Terminal terminal, ConfigurationOptions options) {
    this.terminal = terminal;
    this.options = options;
    this.passwordInput = new PasswordInput(terminal);
  }

  @Override
  public Integer call() {
    Adapters adapters = Adapters.installed();
    Configuration configuration = options.configuration(adapters);
    Handle chosen = HandleArgument.handle(handle);
    Password password = passwordInput.read();
    try (var offline = OfflineInstallation.openOrMake(configuration, adapters)) {
      Result result = offline.registration().add(chosen, password, new AccountStatus(role, true));
      return switch (result) {
        case Result.Registered registered -> {
          new AccountPrinter(terminal.out()).print(registered.account(), json, "Added");
          yield ExitCode.DONE.status();
        }
        case Result.HandleTaken _ -> {
          terminal.err().println("sotto: the handle " + handle + " is taken");
          yield ExitCode.FAILED.status();
        }
        case Result.Unfit _ ->
            throw new UsageException(
                "no new account may have this handle: something in it is invisible, or it ends with"
                    + " a blank");
        case Result.Closed _ ->
            throw new IllegalStateException("the operator's accounts follow no policy");
      };
    }
  }
}
