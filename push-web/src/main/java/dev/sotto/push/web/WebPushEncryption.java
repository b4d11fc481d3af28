// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.push.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Encrypts for one client, in one record of the coding `aes128gcm` (RFC 8291, RFC 8188).
final class WebPushEncryption {
  static final int SALT = 16;

  private static final int RECORD_SIZE = 4_096;
  private static final int TAG_BITS = 128;

  /// Marks the end of the last record.
  private static final byte DELIMITER = 2;

  private WebPushEncryption() {}

  /// {@return the body for the push service}
  ///
  /// @param own made for this message only
  /// @param salt drawn for this message only
  static byte[] encrypt(byte[] content, PushSubscription subscription, KeyPair own, byte[] salt) {
    byte[] ownPoint = P256.point((ECPublicKey) own.getPublic());
    try {
      byte[] input = input(subscription, own, ownPoint);
      byte[] key = derive(salt, input, info("Content-Encoding: aes128gcm"), 16);
      byte[] nonce = derive(salt, input, info("Content-Encoding: nonce"), 12);
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(key, "AES"),
          new GCMParameterSpec(TAG_BITS, nonce));
      byte[] sealed = cipher.doFinal(concat(content, new byte[] {DELIMITER}));
      return ByteBuffer.allocate(SALT + 5 + P256.POINT + sealed.length)
          .put(salt)
          .putInt(RECORD_SIZE)
          .put((byte) P256.POINT)
          .put(ownPoint)
          .put(sealed)
          .array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has what Web Push needs", e);
    }
  }

  /// {@return what both sides know and nobody else (RFC 8291 §3.4)}
  private static byte[] input(PushSubscription subscription, KeyPair own, byte[] ownPoint)
      throws GeneralSecurityException {
    var agreement = KeyAgreement.getInstance("ECDH");
    agreement.init(own.getPrivate());
    agreement.doPhase(P256.publicKey(subscription.point()), true);
    byte[] info = concat(concat(info("WebPush: info"), subscription.point()), ownPoint);
    return derive(subscription.secret(), agreement.generateSecret(), info, 32);
  }

  private static byte[] derive(byte[] salt, byte[] input, byte[] info, int length)
      throws GeneralSecurityException {
    return KDF.getInstance("HKDF-SHA256")
        .deriveData(
            HKDFParameterSpec.ofExtract().addSalt(salt).addIKM(input).thenExpand(info, length));
  }

  private static byte[] info(String name) {
    return (name + '\0').getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] concat(byte[] first, byte[] second) {
    return ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
  }
}
