// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command.account;

import dev.sotto.cli.terminal.Terminal;
import dev.sotto.cli.terminal.UsageException;
import dev.sotto.core.account.Password;
import dev.sotto.core.spi.OperatorFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Gets a new password: from a file, from a prompt without echo, or from the first line of what is
/// piped in. Never from the command line, where other users of the machine could read it.
final class PasswordInput {
  /// What Java makes of what is typed and is no text.
  private static final char NO_CHARACTER = '\uFFFD';

  private final Terminal terminal;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "Take the password from the first line of this file.")
  private String file = "";

  PasswordInput(Terminal terminal) {
    this.terminal = terminal;
  }

  /// {@return the password, fit for an account}
  Password read() {
    String text = file.isEmpty() ? ask() : firstLine(file);
    if (!Password.isChoosable(text) || !Password.isLongEnough(text)) {
      throw new UsageException(
          "password: expected at least %d characters and at most %d bytes"
              .formatted(Password.MIN_CHOSEN_LENGTH, Password.MAX_BYTES));
    }
    return new Password(text);
  }

  private String ask() {
    if (!terminal.interactive()) {
      return piped();
    }
    Optional<String> once = terminal.prompt().apply("Password: ");
    Optional<String> again = terminal.prompt().apply("Again: ");
    if (!once.equals(again)) {
      throw new UsageException("the two passwords differ; nothing was changed");
    }
    String typed = once.orElse("");
    if (typed.indexOf(NO_CHARACTER) >= 0) {
      throw notText();
    }
    return typed;
  }

  private static UsageException notText() {
    return new UsageException("the password is not UTF-8 text; nothing was changed");
  }

  private String piped() {
    try {
      return OperatorFile.firstLine(terminal.in(), "the password", OperatorFile.MAX_SECRET_BYTES);
    } catch (OperatorFile.Unreadable e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    } catch (CharacterCodingException e) {
      throw notText();
    } catch (IOException e) {
      throw new UncheckedIOException("the password cannot be read from the input", e);
    }
  }

  private static String firstLine(String file) {
    try {
      return OperatorFile.named(file)
          .text(OperatorFile.MAX_SECRET_BYTES)
          .lines()
          .findFirst()
          .orElse("");
    } catch (OperatorFile.Unreadable e) {
      throw new UsageException("--password-file: " + e.getMessage());
    }
  }
}
