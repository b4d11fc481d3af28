// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.wire;

import dev.sotto.api.http.Problem;
import dev.sotto.api.http.Refused;
import dev.sotto.api.surface.Guard;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.limit.Limits;
import dev.sotto.core.message.Messaging;
import dev.sotto.core.message.Messaging.SendResult;

/// Sends messages for clients, alike over routes and sockets. Safe for use by many threads.
public final class SendMessage {
  private final Messaging messaging;
  private final Guard guard;

  public SendMessage(Messaging messaging, Guard guard) {
    this.messaging = messaging;
    this.guard = guard;
  }

  /// Holds the account to its limit of messages. Asked before a request is looked at.
  ///
  /// @throws Refused when the limit is exceeded
  public void checkLimit(DeviceAddress sender) {
    guard.check(Limits.SEND_PER_ACCOUNT, Long.toString(sender.account().value()));
  }

  /// {@return the stored message}
  ///
  /// @throws Refused when it cannot be sent
  public SendResult.Sent send(DeviceAddress sender, SendRequest request) {
    return switch (messaging.send(request.draft(sender))) {
      case SendResult.Sent sent -> sent;
      case SendResult.Conflict _ ->
          throw new Refused(
              Problem.CLIENT_MESSAGE_ID_REUSED, "the client message id names another message");
      case SendResult.NotReachable _ ->
          throw new Refused(
              Problem.NOT_REACHABLE, "no such account, or neither a contact nor a correspondent");
    };
  }
}
