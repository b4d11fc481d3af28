// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.adapter;

import java.nio.file.Path;

/// A folder in `adapters/` cannot be an adapter. The message names it and what is wrong.
public final class InvalidAdapterException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidAdapterException(Path folder, String why) {
    super(
        "the adapter in %s cannot be used: %s; mend it, or remove the folder"
            .formatted(folder, why));
  }
}
