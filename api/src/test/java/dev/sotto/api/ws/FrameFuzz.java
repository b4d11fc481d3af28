// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.ws;

import dev.sotto.api.wire.MessageJsonCache;
import java.nio.charset.StandardCharsets;

/// Frames of clients: whatever comes is understood, or malformed as a value.
public final class FrameFuzz {
  private static final NativeFrameCodec CODEC = new NativeFrameCodec(new MessageJsonCache());

  private FrameFuzz() {}

  /// Called for each input.
  public static void fuzzerTestOneInput(byte[] input) {
    ReceivedFrame incoming = CODEC.decode(new String(input, StandardCharsets.UTF_8));
    if (incoming.ref().length() > 64) {
      throw new AssertionError("a reference comes back that is longer than allowed");
    }
  }
}
