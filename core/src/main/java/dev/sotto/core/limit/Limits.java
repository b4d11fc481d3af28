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

  /// Failed log-ins from one address.
  public static final Limit LOGIN_PER_ADDRESS =
      new Limit("login-address", 60, Duration.ofMinutes(5), WhenUnknown.REFUSE);

  /// Failed log-ins to one handle from anywhere but where its owner was before. Low, against
  /// guessing.
  public static final Limit LOGIN_PER_HANDLE =
      new Limit("login-handle", 20, Duration.ofMinutes(5), WhenUnknown.REFUSE);

  /// Failed log-ins to one handle by one device that has been let in before, which others cannot
  /// spend.
  public static final Limit LOGIN_PER_DEVICE =
      new Limit("login-device", 10, Duration.ofMinutes(5), WhenUnknown.REFUSE);

  /// Failed log-ins to one handle from one address from which somebody has been let in before, when
  /// others have spent the budgets above.
  public static final Limit LOGIN_PER_KNOWN_ADDRESS =
      new Limit("login-known", 10, Duration.ofMinutes(5), WhenUnknown.REFUSE);

  /// Refresh tokens of one address that were not good.
  public static final Limit REFRESH_PER_ADDRESS =
      new Limit("refresh-address", 120, Duration.ofMinutes(5), WhenUnknown.REFUSE);

  /// Wrong passwords of the operator from one address.
  public static final Limit ADMIN_PER_ADDRESS =
      new Limit("admin-address", 20, Duration.ofMinutes(5), WhenUnknown.REFUSE);

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

  /// Frames of one account, on all its connections.
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

  /// Codes of rooms made from one address, whether or not they were free: who asks for many learns
  /// which ones are taken.
  public static final Limit ROOM_PER_ADDRESS =
      new Limit("room-address", 60, Duration.ofHours(1), WhenUnknown.REFUSE);

  /// As [#ROOM_PER_ADDRESS], from one site.
  public static final Limit ROOM_PER_SITE =
      new Limit("room-site", 240, Duration.ofHours(1), WhenUnknown.REFUSE);

  /// Codes of rooms that somebody else has already, asked for from one address.
  public static final Limit TAKEN_PER_ADDRESS =
      new Limit("room-taken-address", 5, Duration.ofHours(1), WhenUnknown.REFUSE);

  /// As [#TAKEN_PER_ADDRESS], from one site.
  public static final Limit TAKEN_PER_SITE =
      new Limit("room-taken-site", 10, Duration.ofHours(1), WhenUnknown.REFUSE);

  /// Codes of rooms that could not be redeemed, from one address. Low, against guessing: there are
  /// a million.
  public static final Limit CODE_PER_ADDRESS =
      new Limit("code-address", 30, Duration.ofMinutes(5), WhenUnknown.REFUSE);

  /// As [#CODE_PER_ADDRESS], from one site.
  public static final Limit CODE_PER_SITE =
      new Limit("code-site", 60, Duration.ofMinutes(5), WhenUnknown.REFUSE);

  /// Codes of rooms that could not be redeemed, on the whole installation: one code in a thousand
  /// an hour, wherever the guesses come from.
  public static final Limit CODE_MISSES =
      new Limit("code-misses", 1_000, Duration.ofHours(1), WhenUnknown.REFUSE);

  /// Attempts to redeem one code that failed, from anywhere.
  public static final Limit CODE_PER_CODE =
      new Limit("code-code", 20, Duration.ofMinutes(1), WhenUnknown.REFUSE);

  /// Hundreds of participants whose rooms are deleted at the wish of one address.
  public static final Limit PURGE_PER_ADDRESS =
      new Limit("purge-address", 20, Duration.ofMinutes(1), WhenUnknown.REFUSE);

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
