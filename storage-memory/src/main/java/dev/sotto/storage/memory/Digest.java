// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory;

import dev.sotto.core.message.Draft;
import java.util.HexFormat;

/// The digest of a draft, comparable by value.
record Digest(String hex) {
  static Digest of(Draft draft) {
    return new Digest(HexFormat.of().formatHex(draft.digest()));
  }
}
