// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.websocket;

/// Close codes (RFC 6455 §7.4.1, the registry of IANA, and our own from 4400).
public final class CloseCode {
  public static final int NORMAL = 1000;
  public static final int PROTOCOL_ERROR = 1002;
  public static final int NOT_UTF_8 = 1007;
  public static final int TOO_BIG = 1009;
  public static final int SERVER_FAILED = 1011;
  public static final int SERVER_STOPS = 1012;
  public static final int TRY_AGAIN_LATER = 1013;
  public static final int UNAUTHENTICATED = 4401;
  public static final int TOO_SLOW = 4408;
  public static final int REPLACED = 4409;
  public static final int RATE_LIMITED = 4429;

  private CloseCode() {}
}
