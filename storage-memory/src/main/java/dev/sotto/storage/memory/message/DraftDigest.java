// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.message;

import dev.sotto.core.message.Draft;
import java.util.HexFormat;

/// The digest of a draft, comparable by value.
record DraftDigest(String hex) {
  static DraftDigest of(Draft draft) {
    return new DraftDigest(HexFormat.of().formatHex(draft.digest()));
  }
}
