// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command;

import dev.sotto.core.account.Handle;

/// Reads what was typed as domain values.
final class Arguments {
  private Arguments() {}

  static Handle handle(String text) {
    if (!Handle.isValid(text)) {
      throw new UsageError(
          "not a handle: expected 1 to %d characters, no control characters, no blanks at the ends"
              .formatted(Handle.MAX_LENGTH));
    }
    return new Handle(text);
  }
}
