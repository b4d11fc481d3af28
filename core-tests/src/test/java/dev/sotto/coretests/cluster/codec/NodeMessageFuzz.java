// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coretests.cluster.codec;

import dev.sotto.core.cluster.codec.BinaryNodeMessageCodec;

/// What comes out of Redis: whatever it is, it is a message of a node or nothing.
public final class NodeMessageFuzz {
  private static final BinaryNodeMessageCodec CODEC = new BinaryNodeMessageCodec();

  private NodeMessageFuzz() {}

  /// Called for each input.
  public static void fuzzerTestOneInput(byte[] input) {
    CODEC.decode(input).ifPresent(CODEC::encode);
  }
}
