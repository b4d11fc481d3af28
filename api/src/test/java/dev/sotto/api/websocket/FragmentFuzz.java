// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.websocket;

import java.util.Arrays;

/// Messages in fragments: the first byte says how long each is, the rest is what they hold.
public final class FragmentFuzz {
  private FragmentFuzz() {}

  /// Called for each input.
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length == 0) {
      return;
    }
    var assembler = new FragmentAssembler();
    int step = (input[0] & 0x7f) + 1;
    assembler.begin(input[0] < 0);
    try {
      for (int at = 1; at < input.length; at += step) {
        assembler.add(Arrays.copyOfRange(input, at, Math.min(input.length, at + step)));
      }
      boolean binary = assembler.isBinary();
      String text = assembler.take();
      if (binary && !text.isEmpty()) {
        throw new AssertionError("binary messages are not kept");
      }
    } catch (CloseSocketException e) {
      assembler.reset();
    }
    if (assembler.isOpen()) {
      throw new AssertionError("a message has ended and is still open");
    }
  }
}
