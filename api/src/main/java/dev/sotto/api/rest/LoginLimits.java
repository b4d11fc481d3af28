// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rest;

import dev.sotto.api.http.Exchange;
import dev.sotto.api.surface.Guard;
import dev.sotto.core.account.Handle;
import dev.sotto.core.limit.Limits;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Holds those who are not logged in yet to the limits. Safe for use by many threads.
final class LoginLimits {
  private final Guard guard;

  LoginLimits(Guard guard) {
    this.guard = guard;
  }

  void checkRegistration(Exchange exchange) {
    guard.check(Limits.REGISTER_PER_ADDRESS, exchange);
  }

  /// @param handle as the client wrote it, maybe not a valid one
  void checkLogin(Exchange exchange, String handle) {
    guard.check(Limits.LOGIN_PER_ADDRESS, exchange);
    guard.check(Limits.LOGIN_PER_HANDLE, hash(Handle.keyOf(handle)));
  }

  void checkRefresh(Exchange exchange) {
    guard.check(Limits.REFRESH_PER_ADDRESS, exchange);
  }

  /// Of one length whatever the client sent, and no handle in clear.
  private static String hash(String key) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(key.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
