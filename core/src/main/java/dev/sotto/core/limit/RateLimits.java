// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.limit;

import dev.sotto.core.limit.RateLimit.WhenUnknown;
import java.time.Duration;

/// Every rate limit of the server. People stay far below them; programs that do not are slowed
/// down.
public final class RateLimits {
  /// Requests of one address, whatever they ask.
  public static final RateLimit REQUEST_PER_ADDRESS =
      new RateLimit("request-address", 1_200, Duration.ofMinutes(1), WhenUnknown.ALLOW);

  /// Accounts created from one address.
  public static final RateLimit REGISTER_PER_ADDRESS =
      new RateLimit("register-address", 20, Duration.ofHours(1), WhenUnknown.REFUSE);

  /// Failed log-ins from one address.
  public static final RateLimit LOGIN_PER_ADDRESS =
      new RateLimit("login-address", 60, Duration.ofMinutes(5), WhenUnknown.REFUSE);

  /// Failed log-ins to one handle from anywhere but where its owner was before. Low, against
  /// guessing.
  public static final RateLimit LOGIN_PER_HANDLE =
      new RateLimit("login-handle", 20, Duration.ofMinutes(5), WhenUnknown.REFUSE);

  /// Failed log-ins to one handle by one device that has been let in before, which others cannot
  /// spend.
  public static final RateLimit LOGIN_PER_DEVICE =
      new RateLimit("login-device", 10, Duration.ofMinutes(5), WhenUnknown.REFUSE);

  /// Failed log-ins to one handle from one address from which somebody has been let in before, when
  /// others have spent the budgets above.
  public static final RateLimit LOGIN_PER_KNOWN_ADDRESS =
      new RateLimit("login-known", 10, Duration.ofMinutes(5), WhenUnknown.REFUSE);

  /// Refresh tokens of one address that were not good.
  public static final RateLimit REFRESH_PER_ADDRESS =
      new RateLimit("refresh-address", 120, Duration.ofMinutes(5), WhenUnknown.REFUSE);

  /// Wrong passwords of the operator from one address.
  public static final RateLimit ADMIN_PER_ADDRESS =
      new RateLimit("admin-address", 20, Duration.ofMinutes(5), WhenUnknown.REFUSE);

  /// Requests of one account, whatever they ask.
  public static final RateLimit REQUEST_PER_ACCOUNT =
      new RateLimit("request-account", 1_200, Duration.ofMinutes(1), WhenUnknown.ALLOW);

  /// Messages of one account over any surface.
  public static final RateLimit SEND_PER_ACCOUNT =
      new RateLimit("send-account", 300, Duration.ofMinutes(1), WhenUnknown.ALLOW);

  /// Searches of one account, against reading the directory.
  public static final RateLimit SEARCH_PER_ACCOUNT =
      new RateLimit("search-account", 60, Duration.ofMinutes(1), WhenUnknown.REFUSE);

  /// Sockets opened from one address.
  public static final RateLimit CONNECT_PER_ADDRESS =
      new RateLimit("connect-address", 120, Duration.ofMinutes(1), WhenUnknown.ALLOW);

  /// Frames of one account, on all its connections.
  public static final RateLimit FRAME_PER_ACCOUNT =
      new RateLimit("frame-account", 1_200, Duration.ofMinutes(1), WhenUnknown.ALLOW);

  /// Calls that one account rings.
  public static final RateLimit RING_PER_ACCOUNT =
      new RateLimit("ring-account", 30, Duration.ofMinutes(1), WhenUnknown.REFUSE);

  /// Calls that one account rings at one other.
  public static final RateLimit RING_PER_PAIR =
      new RateLimit("ring-pair", 10, Duration.ofMinutes(1), WhenUnknown.REFUSE);

  /// TURN credentials of one account. Generous: the TURN server counts what an account does with
  /// them, however many it has.
  public static final RateLimit TURN_PER_ACCOUNT =
      new RateLimit("turn-account", 60, Duration.ofMinutes(1), WhenUnknown.ALLOW);

  /// Signals of one account in calls. A device in a call of six sends some hundred when it begins.
  public static final RateLimit SIGNAL_PER_ACCOUNT =
      new RateLimit("signal-account", 600, Duration.ofMinutes(1), WhenUnknown.ALLOW);

  /// Objects that one account makes room for.
  public static final RateLimit UPLOAD_PER_ACCOUNT =
      new RateLimit("upload-account", 120, Duration.ofMinutes(1), WhenUnknown.ALLOW);

  /// URLs for downloads that one account is given.
  public static final RateLimit DOWNLOAD_PER_ACCOUNT =
      new RateLimit("download-account", 600, Duration.ofMinutes(1), WhenUnknown.ALLOW);

  /// Codes of rooms made from one address, whether or not they were free: who asks for many learns
  /// which ones are taken.
  public static final RateLimit ROOM_PER_ADDRESS =
      new RateLimit("room-address", 60, Duration.ofHours(1), WhenUnknown.REFUSE);

  /// As [#ROOM_PER_ADDRESS], from one site.
  public static final RateLimit ROOM_PER_SITE =
      new RateLimit("room-site", 240, Duration.ofHours(1), WhenUnknown.REFUSE);

  /// Codes of rooms that somebody else has already, asked for from one address.
  public static final RateLimit TAKEN_PER_ADDRESS =
      new RateLimit("room-taken-address", 5, Duration.ofHours(1), WhenUnknown.REFUSE);

  /// As [#TAKEN_PER_ADDRESS], from one site.
  public static final RateLimit TAKEN_PER_SITE =
      new RateLimit("room-taken-site", 10, Duration.ofHours(1), WhenUnknown.REFUSE);

  /// Codes of rooms that could not be redeemed, from one address. Low, against guessing: there are
  /// a million.
  public static final RateLimit CODE_PER_ADDRESS =
      new RateLimit("code-address", 30, Duration.ofMinutes(5), WhenUnknown.REFUSE);

  /// As [#CODE_PER_ADDRESS], from one site.
  public static final RateLimit CODE_PER_SITE =
      new RateLimit("code-site", 60, Duration.ofMinutes(5), WhenUnknown.REFUSE);

  /// Codes of rooms that could not be redeemed, on the whole installation: one code in a thousand
  /// an hour, wherever the guesses come from.
  public static final RateLimit CODE_MISSES =
      new RateLimit("code-misses", 1_000, Duration.ofHours(1), WhenUnknown.REFUSE);

  /// Attempts to redeem one code that failed, from anywhere.
  public static final RateLimit CODE_PER_CODE =
      new RateLimit("code-code", 20, Duration.ofMinutes(1), WhenUnknown.REFUSE);

  /// Hundreds of participants whose rooms are deleted at the wish of one address.
  public static final RateLimit PURGE_PER_ADDRESS =
      new RateLimit("purge-address", 20, Duration.ofMinutes(1), WhenUnknown.REFUSE);

  /// Live rooms entered from one address.
  public static final RateLimit JOIN_PER_ADDRESS =
      new RateLimit("join-address", 30, Duration.ofMinutes(1), WhenUnknown.ALLOW);

  /// Frames of one client in live rooms.
  public static final RateLimit FRAME_PER_ROOM_CLIENT =
      new RateLimit("frame-room-client", 200, Duration.ofSeconds(10), WhenUnknown.ALLOW);

  /// Pushes to one of a room because the other has come.
  public static final RateLimit KNOCK_PER_ROOM =
      new RateLimit("knock-room", 1, Duration.ofSeconds(45), WhenUnknown.REFUSE);

  /// Pushes to one of a room because the other asked for it.
  public static final RateLimit PING_PER_ROOM =
      new RateLimit("ping-room", 1, Duration.ofSeconds(10), WhenUnknown.REFUSE);

  private RateLimits() {}
}
