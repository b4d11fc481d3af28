// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.message;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.device.DeviceAddress;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;

/// A message that its sender wants to be stored.
///
/// @param expiresIn [Duration#ZERO] when the sender asks for no end
public record Draft(
    DeviceAddress sender,
    AccountId recipient,
    ClientMessageId clientId,
    MessageBody body,
    Duration expiresIn) {
  public Draft {
    if (!expiresIn.isZero() && !Lifetime.isValidExpiry(expiresIn)) {
      throw new IllegalArgumentException(
          "expires in: %s (expected: PT1S..P365D)".formatted(expiresIn));
    }
  }

  /// {@return what tells a repeated send from another one under the same client message id: SHA-256
  /// over recipient, expiry and body}
  public byte[] digest() {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(
          ByteBuffer.allocate(2 * Long.BYTES)
              .putLong(recipient.value())
              .putLong(expiresIn.toMillis())
              .flip());
      return sha256.digest(body.bytes());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
