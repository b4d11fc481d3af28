// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command.account;

import dev.sotto.cli.terminal.UsageException;
import dev.sotto.core.account.Handle;

/// Reads what was typed as domain values.
final class HandleArgument {
  private HandleArgument() {}

  static Handle handle(String text) {
    if (!Handle.isValid(text)) {
      throw new UsageException(
          "not a handle: expected 1 to %d characters, no control characters, no blanks at the ends"
              .formatted(Handle.MAX_LENGTH));
    }
    return new Handle(text);
  }
}
