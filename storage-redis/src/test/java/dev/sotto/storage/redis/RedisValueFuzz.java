// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.redis;

import dev.sotto.core.PortException;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.call.CallId;
import dev.sotto.storage.redis.connection.RedisKeys;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.crypto.spec.SecretKeySpec;

/// Values in Redis: whatever is there is ours and can be read, or is passed over.
public final class RedisValueFuzz {
  private static final ValueAuthenticator SEAL =
      new ValueAuthenticator(new SecretKeySpec(new byte[32], "HmacSHA256"));
  private static final RedisKeys KEYS = new RedisKeys("sotto", 0);

  private static final CallId CALL = new CallId("01234567-89ab-4def-8123-456789abcdef");

  private RedisValueFuzz() {}

  /// Called for each input. The first byte says what the others are.
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length == 0) {
      return;
    }
    byte[] rest = Arrays.copyOfRange(input, 1, input.length);
    String text = new String(rest, StandardCharsets.UTF_8);
    switch (input[0]) {
      case 'K' -> KEYS.deviceOf(text);
      case 'M' -> {
        boolean opened = SEAL.open("fuzz", rest).isPresent();
        boolean read = !text.isEmpty() && SEAL.openText("fuzz", text).isPresent();
        if (opened || read) {
          throw new AssertionError("a value passes for ours without our key");
        }
      }
      case 'R' -> passOver(() -> RelayedMessageCodec.read(rest));
      case 'S' ->
          passOver(() -> SignalCodec.read(rest).signal(CALL, new AccountId(1), new AccountId(2)));
      default -> {}
    }
  }

  private static void passOver(Runnable reading) {
    try {
      reading.run();
    } catch (PortException.Corrupt e) {
      // As it should be.
    }
  }
}
