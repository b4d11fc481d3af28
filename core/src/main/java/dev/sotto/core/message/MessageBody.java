// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.message;

import dev.sotto.core.text.OpaqueText;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// The ciphertext of a message; opaque to the server. Immutable: nobody changes the array.
public final class MessageBody {
  /// The most that any surface accepts; clients of FoxTrot send previews of pictures inline.
  public static final int MAX_BYTES = 10 * 1024 * 1024;

  private final byte[] bytes;

  private MessageBody(byte[] bytes) {
    if (!isValidLength(bytes.length)) {
      throw new IllegalArgumentException(
          "message body: %d bytes (expected: 1..%d)".formatted(bytes.length, MAX_BYTES));
    }
    this.bytes = bytes;
  }

  /// {@return whether a body may have this many bytes}
  public static boolean isValidLength(int bytes) {
    return bytes >= 1 && bytes <= MAX_BYTES;
  }

  /// {@return a body over `bytes`, which the caller does not touch again}
  public static MessageBody of(byte[] bytes) {
    return new MessageBody(bytes);
  }

  /// {@return a body that holds the UTF-8 bytes of `text`}
  ///
  /// @param text well-formed, or else it would not come back as it was
  public static MessageBody ofText(String text) {
    if (!OpaqueText.isWellFormed(text)) {
      throw new IllegalArgumentException("message body: half of a surrogate pair");
    }
    return new MessageBody(text.getBytes(StandardCharsets.UTF_8));
  }

  /// {@return the bytes themselves; not to be changed}
  public byte[] bytes() {
    return bytes;
  }

  /// {@return the bytes read as UTF-8; empty when they are something else}
  public Optional<String> text() {
    try {
      return Optional.of(OpaqueText.ofUtf8(bytes));
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }

  /// {@return whether the bytes are UTF-8}
  public boolean isText() {
    return OpaqueText.isUtf8(bytes);
  }

  /// {@return the number of bytes}
  public int length() {
    return bytes.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MessageBody body && Arrays.equals(bytes, body.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "MessageBody[%d bytes]".formatted(bytes.length);
  }
}
