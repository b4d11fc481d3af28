// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command;

import dev.sotto.api.server.TooFewFileDescriptorsException;
import dev.sotto.cli.adapter.AdapterNotFoundException;
import dev.sotto.cli.adapter.InvalidAdapterException;
import dev.sotto.cli.installation.DamagedSecretException;
import dev.sotto.cli.installation.InstallationInUseException;
import dev.sotto.cli.installation.InstallationNotFoundException;
import dev.sotto.cli.installation.StorageMismatchException;
import dev.sotto.cli.server.ListenAddressCheck;
import dev.sotto.cli.setting.InvalidConfigurationException;
import dev.sotto.cli.terminal.ExitCode;
import dev.sotto.cli.terminal.OutputLostException;
import dev.sotto.cli.terminal.UsageException;
import dev.sotto.core.PortException;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.OperatorFile;
import dev.sotto.core.spi.UnfinishedTransferException;
import dev.sotto.core.spi.UnknownSchemaException;
import dev.sotto.core.spi.UnsafeStorageException;
import dev.sotto.core.transfer.table.TransferException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.concurrent.CompletionException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/// Says in a line what went wrong and chooses the exit status. Only a failure that nobody foresaw
/// shows its stack trace.
final class ExecutionExceptionHandler implements IExecutionExceptionHandler {
  private final PrintWriter err;

  ExecutionExceptionHandler(PrintWriter err) {
    this.err = err;
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    if (failure instanceof CompletionException && failure.getCause() instanceof Exception cause) {
      return handle(cause).status();
    }
    return handle(failure).status();
  }

  private ExitCode handle(Exception failure) {
    return switch (failure) {
      case InvalidConfigurationException e -> sayAll(e.problems());
      case UsageException e -> say(ExitCode.USAGE, message(e));
      case AdapterNotFoundException e -> say(ExitCode.USAGE, message(e));
      case InvalidAdapterException e -> say(ExitCode.USAGE, message(e));
      case AdapterUrl.InvalidUrl e -> say(ExitCode.USAGE, message(e));
      case InstallationNotFoundException e -> say(ExitCode.USAGE, message(e));
      case InstallationInUseException e -> say(ExitCode.FAILED, message(e));
      case StorageMismatchException e -> say(ExitCode.FAILED, message(e));
      case DamagedSecretException e -> say(ExitCode.FAILED, message(e));
      case UnknownSchemaException e -> say(ExitCode.FAILED, message(e));
      case UnsafeStorageException e -> say(ExitCode.FAILED, message(e));
      case UnfinishedTransferException e -> say(ExitCode.FAILED, message(e));
      case TransferException e -> say(ExitCode.FAILED, message(e));
      case PortException e -> say(ExitCode.FAILED, message(e));
      case ListenAddressCheck.CannotListen e -> say(ExitCode.FAILED, message(e));
      case TooFewFileDescriptorsException e -> say(ExitCode.FAILED, message(e));
      case OutputLostException e -> say(ExitCode.FAILED, message(e));
      case InvalidPathException e ->
          say(ExitCode.USAGE, "not the name of a file: " + e.getReason());
      case UncheckedIOException e -> say(ExitCode.FAILED, message(e) + cause(e));
      default -> unforeseen(failure);
    };
  }

  private ExitCode sayAll(List<String> problems) {
    if (problems.size() == 1) {
      return say(ExitCode.USAGE, problems.getFirst());
    }
    err.println("sotto: the configuration has " + problems.size() + " problems:");
    problems.forEach(problem -> err.println("  - " + problem));
    return ExitCode.USAGE;
  }

  private ExitCode say(ExitCode code, String text) {
    err.println("sotto: " + text);
    return code;
  }

  private ExitCode unforeseen(Exception failure) {
    err.println("sotto: unforeseen failure; please report it with what follows");
    failure.printStackTrace(err);
    return ExitCode.FAILED;
  }

  private static String message(Throwable failure) {
    return String.valueOf(failure.getMessage());
  }

  /// {@return why, in the words of the system where it has some, as that a disk is full}
  private static String cause(UncheckedIOException failure) {
    return switch (failure.getCause()) {
      case OperatorFile.Unreadable _ -> ""; // says it itself
      case FileSystemException e when e.getReason() != null -> " (" + e.getReason() + ")";
      case IOException e when e.getClass() == IOException.class && e.getMessage() != null ->
          " (" + e.getMessage() + ")";
      case IOException e -> " (" + e.getClass().getSimpleName() + ")";
    };
  }
}
