// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.limit;

import dev.sotto.core.limit.Limit.WhenUnknown;
import java.time.Duration;

/// Every rate limit of the server. People stay far below them; programs that do not are slowed
/// down.
public final class Limits {
  /// Requests of one address, whatever they ask.
  public static final Limit REQUEST_PER_ADDRESS =
      new Limit("request-address", 1_200, Duration.ofMinutes(1), WhenUnknown.ALLOW);

  /// Accounts created from one address.
  public static final Limit REGISTER_PER_ADDRESS =
      new Limit("register-address", 20, Duration.ofHours(1), WhenUnknown.REFUSE);

  /// Log-ins from one address.
  public static final Limit LOGIN_PER_ADDRESS =
      new Limit("login-address", 60, Duration.ofMinutes(5), WhenUnknown.REFUSE);

  /// Log-ins to one handle from anywhere. Low, against guessing; a clients that knows its password
  /// needs one.
  public static final Limit LOGIN_PER_HANDLE =
      new Limit("login-handle", 20, Duration.ofMinutes(5), WhenUnknown.REFUSE);

  /// Refreshed tokens per address.
  public static final Limit REFRESH_PER_ADDRESS =
      new Limit("refresh-address", 120, Duration.ofMinutes(5), WhenUnknown.REFUSE);

  /// Requests of one account, whatever they ask.
  public static final Limit REQUEST_PER_ACCOUNT =
      new Limit("request-account", 1_200, Duration.ofMinutes(1), WhenUnknown.ALLOW);

  /// Messages of one account over any surface.
  public static final Limit SEND_PER_ACCOUNT =
      new Limit("send-account", 300, Duration.ofMinutes(1), WhenUnknown.ALLOW);

  /// Searches of one account, against reading the directory.
  public static final Limit SEARCH_PER_ACCOUNT =
      new Limit("search-account", 60, Duration.ofMinutes(1), WhenUnknown.REFUSE);

  /// Sockets opened from one address.
  public static final Limit CONNECT_PER_ADDRESS =
      new Limit("connect-address", 120, Duration.ofMinutes(1), WhenUnknown.ALLOW);

  /// Frames of one connection.
  public static final Limit FRAME_PER_ACCOUNT =
      new Limit("frame-account", 1_200, Duration.ofMinutes(1), WhenUnknown.ALLOW);

  /// Calls that one account rings.
  public static final Limit RING_PER_ACCOUNT =
      new Limit("ring-account", 30, Duration.ofMinutes(1), WhenUnknown.REFUSE);

  /// Calls that one account rings at one other.
  public static final Limit RING_PER_PAIR =
      new Limit("ring-pair", 10, Duration.ofMinutes(1), WhenUnknown.REFUSE);

  /// TURN credentials of one account. Generous: the TURN server counts what an account does with
  /// them, however many it has.
  public static final Limit TURN_PER_ACCOUNT =
      new Limit("turn-account", 60, Duration.ofMinutes(1), WhenUnknown.ALLOW);

  /// Signals of one account in calls. A device in a call of six sends some hundred when it begins.
  public static final Limit SIGNAL_PER_ACCOUNT =
      new Limit("signal-account", 600, Duration.ofMinutes(1), WhenUnknown.ALLOW);

  /// Objects that one account makes room for.
  public static final Limit UPLOAD_PER_ACCOUNT =
      new Limit("upload-account", 120, Duration.ofMinutes(1), WhenUnknown.ALLOW);

  /// URLs for downloads that one account is given.
  public static final Limit DOWNLOAD_PER_ACCOUNT =
      new Limit("download-account", 600, Duration.ofMinutes(1), WhenUnknown.ALLOW);

  /// Codes of rooms made from one address.
  public static final Limit ROOM_PER_ADDRESS =
      new Limit("room-address", 60, Duration.ofMinutes(1), WhenUnknown.REFUSE);

  /// Codes of rooms redeemed from one address, right or wrong. Low, against guessing.
  public static final Limit CODE_PER_ADDRESS =
      new Limit("code-address", 30, Duration.ofMinutes(1), WhenUnknown.REFUSE);

  /// Attempts to redeem one code, from anywhere.
  public static final Limit CODE_PER_CODE =
      new Limit("code-code", 20, Duration.ofMinutes(1), WhenUnknown.REFUSE);

  /// Live rooms entered from one address.
  public static final Limit JOIN_PER_ADDRESS =
      new Limit("join-address", 30, Duration.ofMinutes(1), WhenUnknown.ALLOW);

  /// Frames of one client in live rooms.
  public static final Limit FRAME_PER_ROOM_CLIENT =
      new Limit("frame-room-client", 200, Duration.ofSeconds(10), WhenUnknown.ALLOW);

  /// Pushes to one of a room because the other has come.
  public static final Limit KNOCK_PER_ROOM =
      new Limit("knock-room", 1, Duration.ofSeconds(45), WhenUnknown.REFUSE);

  /// Pushes to one of a room because the other asked for it.
  public static final Limit PING_PER_ROOM =
      new Limit("ping-room", 1, Duration.ofSeconds(10), WhenUnknown.REFUSE);

  private Limits() {}
}
