// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.websocket;

import dev.sotto.core.bound.Bound;
import dev.sotto.core.text.OpaqueText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.CharacterCodingException;

/// Puts the fragments of a message together, within limits. Text is decoded as a whole, so that a
/// character may be split between fragments. Not safe for use by many threads.
final class FragmentAssembler {
  static final int MAX_BYTES = Bound.SOCKET_MESSAGE.most();
  static final int MAX_FRAGMENTS = Bound.SOCKET_FRAGMENTS.most();

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(0);
  private boolean binary;
  private boolean tooLong;
  private int fragments;
  private int length;

  /// {@return whether a message has begun that has not ended}
  boolean isOpen() {
    return fragments > 0;
  }

  void begin(boolean isBinary) {
    binary = isBinary;
  }

  /// Adds a fragment.
  ///
  /// @throws CloseSocketException when the message is too big
  void add(byte[] fragment) {
    count(fragment.length);
    if (!binary && !tooLong) {
      bytes.writeBytes(fragment);
    }
  }

  /// Adds a fragment of which nothing was kept, so that nothing is kept of the message.
  ///
  /// @throws CloseSocketException when the message is too big for any surface
  void drop(int fragmentLength) {
    tooLong = true;
    bytes.reset();
    count(fragmentLength);
  }

  private void count(int more) {
    fragments++;
    length += more;
    if (fragments > MAX_FRAGMENTS || length > MAX_BYTES) {
      throw new CloseSocketException(CloseCode.TOO_BIG, "message too big");
    }
  }

  /// {@return how many bytes more are kept of the message}
  ///
  /// @param most of the whole message
  int room(int most) {
    return tooLong ? 0 : most - length;
  }

  /// {@return whether the message is longer than the surface takes, so that nothing of it is kept}
  boolean isTooLong() {
    return tooLong;
  }

  /// Ends the message. {@return whether it was binary}
  boolean isBinary() {
    return binary;
  }

  /// {@return the text of the message; the assembler is empty again}
  ///
  /// @throws CloseSocketException when it is not UTF-8
  String take() {
    byte[] all = bytes.toByteArray();
    reset();
    try {
      return OpaqueText.ofUtf8(all);
    } catch (CharacterCodingException e) {
      throw new CloseSocketException(CloseCode.NOT_UTF_8, "text is not UTF-8");
    }
  }

  void reset() {
    bytes.reset();
    fragments = 0;
    length = 0;
    binary = false;
    tooLong = false;
  }
}
