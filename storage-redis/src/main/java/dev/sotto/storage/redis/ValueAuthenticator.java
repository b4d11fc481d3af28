// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/// Marks what this installation writes into Redis, so that what others write there is known and
/// passed over: HMAC-SHA256 (RFC 2104) over a context, which says what it is and whose, and the
/// content; cut to 128 bits (RFC 2104 §5). What is passed over is counted, and logged when the
/// count reaches 1, 10, 100 and so on. Safe for use by many threads.
///
/// Protects against whoever can write into Redis and does not know the key. It does not hide
/// anything, and does not notice that something is shown again or missing.
final class ValueAuthenticator {
  static final int BYTES = 16;

  /// As letters in hexadecimal, where a text must stay one.
  private static final int LETTERS = 2 * BYTES;

  private static final System.Logger LOG = System.getLogger(ValueAuthenticator.class.getName());

  private final Mac prototype;
  private final AtomicLong refused = new AtomicLong();

  ValueAuthenticator(SecretKey key) {
    try {
      prototype = Mac.getInstance("HmacSHA256");
      prototype.init(key);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  /// {@return `content` with its mark in front}
  byte[] seal(String context, byte[] content) {
    byte[] marked =
        Arrays.copyOf(mark(context, content, 0, content.length), BYTES + content.length);
    System.arraycopy(content, 0, marked, BYTES, content.length);
    return marked;
  }

  /// {@return what was sealed under this context; empty, and counted, when it was not sealed by us}
  Optional<byte[]> open(String context, byte[] marked) {
    if (marked.length >= BYTES) {
      byte[] mark = mark(context, marked, BYTES, marked.length - BYTES);
      if (MessageDigest.isEqual(mark, Arrays.copyOf(marked, BYTES))) {
        return Optional.of(Arrays.copyOfRange(marked, BYTES, marked.length));
      }
    }
    refuse();
    return Optional.empty();
  }

  /// {@return `text` with its mark behind it, as hexadecimal digits; the empty text stays empty}
  String sealText(String context, String text) {
    return text.isEmpty() ? text : text + letters(context, text);
  }

  /// {@return the text that was sealed under this context; empty, and counted, when it was not
  /// sealed by us}
  Optional<String> openText(String context, String marked) {
    if (marked.isEmpty()) {
      return Optional.of(marked);
    }
    int end = marked.length() - LETTERS;
    if (end > 0) {
      String text = marked.substring(0, end);
      byte[] found = marked.substring(end).getBytes(UTF_8);
      if (MessageDigest.isEqual(letters(context, text).getBytes(UTF_8), found)) {
        return Optional.of(text);
      }
    }
    refuse();
    return Optional.empty();
  }

  /// {@return a mark of 18 decimal digits, where nothing else fits}
  String digits(String context, String text) {
    byte[] content = text.getBytes(UTF_8);
    long first = ByteBuffer.wrap(mark(context, content, 0, content.length)).getLong();
    return "%018d".formatted(Long.remainderUnsigned(first, 1_000_000_000_000_000_000L));
  }

  /// Counts something that is not ours, or that cannot be read.
  void refuse() {
    long count = refused.incrementAndGet();
    if (isPowerOfTen(count)) {
      LOG.log(
          Level.WARNING,
          "Redis holds what this installation has not written, or what is damaged; it is passed over ({0} times until now): does anybody else use the same database and prefix, or does a node have another JWT secret?",
          Long.toString(count));
    }
  }

  /// {@return how often something was passed over}
  long refused() {
    return refused.get();
  }

  private String letters(String context, String text) {
    byte[] content = text.getBytes(UTF_8);
    return HexFormat.of().formatHex(mark(context, content, 0, content.length));
  }

  private byte[] mark(String context, byte[] content, int from, int length) {
    Mac mac = fresh();
    byte[] name = context.getBytes(UTF_8);
    // The length first, so that context and content cannot be told apart in two ways.
    mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(name.length).array());
    mac.update(name);
    mac.update(content, from, length);
    return Arrays.copyOf(mac.doFinal(), BYTES);
  }

  private Mac fresh() {
    try {
      return (Mac) prototype.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the JDK's HMAC can be cloned", e);
    }
  }

  private static boolean isPowerOfTen(long count) {
    long rest = count;
    while (rest % 10 == 0) {
      rest /= 10;
    }
    return rest == 1;
  }
}
