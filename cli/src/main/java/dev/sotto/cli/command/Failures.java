// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command;

import dev.sotto.api.server.TooFewFiles;
import dev.sotto.cli.adapter.BrokenAdapter;
import dev.sotto.cli.adapter.NoSuchAdapter;
import dev.sotto.cli.config.InvalidConfiguration;
import dev.sotto.cli.server.DamagedSecret;
import dev.sotto.cli.server.FolderInUse;
import dev.sotto.cli.server.ListenAddress;
import dev.sotto.cli.server.NoInstallation;
import dev.sotto.cli.server.WrongStorage;
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
final class Failures implements IExecutionExceptionHandler {
  private final PrintWriter err;

  Failures(PrintWriter err) {
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
      case InvalidConfiguration e -> sayAll(e.problems());
      case UsageError e -> say(ExitCode.USAGE, message(e));
      case NoSuchAdapter e -> say(ExitCode.USAGE, message(e));
      case BrokenAdapter e -> say(ExitCode.USAGE, message(e));
      case AdapterUrl.InvalidUrl e -> say(ExitCode.USAGE, message(e));
      case NoInstallation e -> say(ExitCode.USAGE, message(e));
      case FolderInUse e -> say(ExitCode.FAILED, message(e));
      case WrongStorage e -> say(ExitCode.FAILED, message(e));
      case DamagedSecret e -> say(ExitCode.FAILED, message(e));
      case UnknownSchemaException e -> say(ExitCode.FAILED, message(e));
      case UnsafeStorageException e -> say(ExitCode.FAILED, message(e));
      case UnfinishedTransferException e -> say(ExitCode.FAILED, message(e));
      case TransferException e -> say(ExitCode.FAILED, message(e));
      case PortException e -> say(ExitCode.FAILED, message(e));
      case ListenAddress.CannotListen e -> say(ExitCode.FAILED, message(e));
      case TooFewFiles e -> say(ExitCode.FAILED, message(e));
      case OutputLost e -> say(ExitCode.FAILED, message(e));
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
