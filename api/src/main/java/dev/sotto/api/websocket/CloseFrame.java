// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.websocket;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// The payload of a close frame (RFC 6455 §5.5.1).
final class CloseFrame {
  private static final int HEAD = 2;

  private CloseFrame() {}

  /// {@return the code with which a client's goodbye is answered: its own}
  ///
  /// @throws CloseSocketException when a client may not say goodbye like that
  static int answerTo(byte[] payload) {
    if (payload.length == 0) {
      return CloseCode.NORMAL;
    }
    if (payload.length < HEAD) {
      throw new CloseSocketException(CloseCode.PROTOCOL_ERROR, "malformed close frame");
    }
    int code = Byte.toUnsignedInt(payload[0]) << 8 | Byte.toUnsignedInt(payload[1]);
    if (!maySend(code)) {
      throw new CloseSocketException(CloseCode.PROTOCOL_ERROR, "close code not allowed");
    }
    requireText(payload);
    return code;
  }

  /// {@return the payload of a close frame}
  ///
  /// @param reason at most 123 UTF-8 bytes
  static byte[] of(int code, String reason) {
    byte[] text = reason.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(HEAD + text.length).putShort((short) code).put(text).array();
  }

  /// RFC 6455 §7.4: 1004 to 1006 and 1015 are never sent, what is below 3000 must be registered.
  private static boolean maySend(int code) {
    return (code >= 1000 && code <= 1003)
        || (code >= 1007 && code <= 1014)
        || (code >= 3000 && code <= 4999);
  }

  private static void requireText(byte[] payload) {
    try {
      var _ =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(payload, HEAD, payload.length - HEAD));
    } catch (CharacterCodingException e) {
      throw new CloseSocketException(CloseCode.NOT_UTF_8, "reason is not UTF-8");
    }
  }
}
