// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.cluster;

import java.util.Optional;

/// Turns [NodeMessage]s into bytes and back. Thread-safe.
public interface NodeMessageCodec {
  /// {@return the bytes of `message`}
  byte[] encode(NodeMessage message);

  /// {@return the message, empty when it is of a kind that this version does not know, or damaged}
  Optional<NodeMessage> decode(byte[] bytes);
}
