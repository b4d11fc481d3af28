// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.message;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.device.DeviceAddress;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;

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

  /// {@return the message that is stored of it}
  ///
  /// @param sentAt when its lifetime begins
  public Message toMessage(MessageId id, Instant sentAt) {
    Lifetime lifetime =
        expiresIn.isZero() ? Lifetime.unlimited(sentAt) : Lifetime.limited(sentAt, expiresIn);
    return new Message(id, sender, recipient, clientId, body, lifetime);
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
