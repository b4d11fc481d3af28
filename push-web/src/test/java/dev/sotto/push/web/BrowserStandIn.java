// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.push.web;

import dev.sotto.core.push.PushToken;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// A browser with a subscription. Decrypts by the formulas of RFC 8291 §3.4 and RFC 8188 §2 with
/// nothing of the code under test but plain keys.
final class BrowserStandIn {
  private final KeyPair keys = P256.generate();
  private final byte[] secret = "sixteen bytes :-".getBytes(StandardCharsets.US_ASCII);

  PushToken token(String endpoint) {
    var base64 = Base64.getUrlEncoder().withoutPadding();
    return PushToken.of(
        "webpush",
        PushToken.Client.NATIVE,
        endpoint + ' ' + base64.encodeToString(point()) + ' ' + base64.encodeToString(secret));
  }

  String decrypt(byte[] body) throws GeneralSecurityException {
    var buffer = ByteBuffer.wrap(body);
    byte[] salt = take(buffer, 16);
    int recordSize = buffer.getInt();
    byte[] sender = take(buffer, buffer.get());
    byte[] sealed = take(buffer, buffer.remaining());
    if (sealed.length > recordSize) {
      throw new GeneralSecurityException("more than one record");
    }
    var agreement = KeyAgreement.getInstance("ECDH");
    agreement.init(keys.getPrivate());
    agreement.doPhase(P256.publicKey(sender), true);
    byte[] keyInfo = join("WebPush: info\0".getBytes(StandardCharsets.US_ASCII), point(), sender);
    byte[] input = hmac(hmac(secret, agreement.generateSecret()), join(keyInfo, new byte[] {1}));
    byte[] pseudo = hmac(salt, input);
    byte[] key = hmac(pseudo, label("Content-Encoding: aes128gcm"));
    byte[] nonce = hmac(pseudo, label("Content-Encoding: nonce"));
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(Arrays.copyOf(key, 16), "AES"),
        new GCMParameterSpec(128, Arrays.copyOf(nonce, 12)));
    byte[] padded = cipher.doFinal(sealed);
    int end = padded.length - 1;
    while (padded[end] == 0) {
      end--;
    }
    if (padded[end] != 2) {
      throw new GeneralSecurityException("not the last record");
    }
    return new String(padded, 0, end, StandardCharsets.UTF_8);
  }

  private byte[] point() {
    return P256.point((ECPublicKey) keys.getPublic());
  }

  private static byte[] label(String text) {
    return (text + "\0\u0001").getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] hmac(byte[] key, byte[] content) throws GeneralSecurityException {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(content);
  }

  private static byte[] take(ByteBuffer buffer, int length) {
    byte[] bytes = new byte[length];
    buffer.get(bytes);
    return bytes;
  }

  private static byte[] join(byte[]... parts) {
    var buffer = ByteBuffer.allocate(Arrays.stream(parts).mapToInt(part -> part.length).sum());
    for (byte[] part : parts) {
      buffer.put(part);
    }
    return buffer.array();
  }
}
