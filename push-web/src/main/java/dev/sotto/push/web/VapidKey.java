// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.push.web;

import dev.sotto.core.spi.AdapterUrl;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// The key with which this server signs what it asks of push services. Clients subscribe with its
/// public half, so a new one ends all subscriptions.
final class VapidKey {
  private static final String SIGNATURE = "SHA256withECDSAinP1363Format";

  /// What stands before the private number in PKCS #8 of P-256 (RFC 5208, RFC 5915), as OpenSSL
  /// writes it: with the public key at the end.
  private static final byte[] HEAD =
      HexFormat.of()
          .parseHex("308187020100301306072a8648ce3d020106082a8648ce3d030107046d306b0201010420");

  /// What stands between the private number and the public key.
  private static final byte[] NECK = HexFormat.of().parseHex("a144034200");

  private final ECPrivateKey privateKey;
  private final byte[] point;

  private VapidKey(ECPrivateKey privateKey, byte[] point) {
    this.privateKey = privateKey;
    this.point = point;
  }

  static VapidKey generate() {
    KeyPair pair = P256.generate();
    return new VapidKey(
        (ECPrivateKey) pair.getPrivate(), P256.point((ECPublicKey) pair.getPublic()));
  }

  /// @param text base64 of PKCS #8, also as PEM
  static VapidKey parse(String text) {
    byte[] der = decode(text.replaceAll("-----[A-Z ]+-----", ""));
    int neck = HEAD.length + P256.SCALAR;
    int point = neck + NECK.length;
    if (der.length != point + P256.POINT
        || !Arrays.equals(der, 0, HEAD.length, HEAD, 0, HEAD.length)
        || !Arrays.equals(der, neck, point, NECK, 0, NECK.length)) {
      throw invalid();
    }
    var key =
        new VapidKey(
            P256.privateKey(Arrays.copyOfRange(der, HEAD.length, neck)),
            Arrays.copyOfRange(der, point, der.length));
    key.check();
    return key;
  }

  /// {@return the form that [#parse] reads, in one line}
  String text() {
    byte[] der = Arrays.copyOf(HEAD, HEAD.length + P256.SCALAR + NECK.length + P256.POINT);
    System.arraycopy(P256.scalar(privateKey), 0, der, HEAD.length, P256.SCALAR);
    System.arraycopy(NECK, 0, der, HEAD.length + P256.SCALAR, NECK.length);
    System.arraycopy(point, 0, der, der.length - P256.POINT, P256.POINT);
    return Base64.getEncoder().encodeToString(der);
  }

  /// {@return the public half in base64url}
  String publicText() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(point);
  }

  byte[] sign(byte[] content) {
    try {
      var signature = Signature.getInstance(SIGNATURE);
      signature.initSign(privateKey);
      signature.update(content);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK signs with P-256", e);
    }
  }

  private void check() {
    byte[] probe = {1};
    try {
      var signature = Signature.getInstance(SIGNATURE);
      if (P256.isPoint(point)) {
        signature.initVerify(P256.publicKey(point));
        signature.update(probe);
        if (signature.verify(sign(probe))) {
          return;
        }
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK verifies with P-256", e);
    }
    throw invalid();
  }

  private static byte[] decode(String text) {
    try {
      return Base64.getMimeDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw invalid();
    }
  }

  private static AdapterUrl.InvalidUrl invalid() {
    return new AdapterUrl.InvalidUrl(
        "the VAPID key is not PKCS #8 of a P-256 key with its public key; make one with `openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256`");
  }
}
