// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.wire;

import dev.sotto.api.http.Problem;
import dev.sotto.api.http.ProblemException;
import dev.sotto.api.surface.RequestLimiter;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.message.NoRoomReason;
import dev.sotto.core.relay.Relay;
import dev.sotto.core.sending.SendOutcome;
import dev.sotto.core.sending.Sending;

/// The sending of messages in the words of the native surface, alike over routes and sockets. Safe
/// for use by many threads.
public final class SendMessage {
  private final Sending sending;

  public SendMessage(Sending sending) {
    this.sending = sending;
  }

  /// Holds the account to its limit of messages. Asked before a request is looked at.
  ///
  /// @throws ProblemException when the limit is exceeded
  public void checkLimit(DeviceAddress sender) {
    RequestLimiter.requireNoWait(sending.admit(sender.account()));
  }

  /// Sends the message. {@return what became of it}
  ///
  /// @throws ProblemException when it cannot be sent
  public SendResponse send(DeviceAddress sender, SendMessageRequest request) {
    return switch (sending.send(request.draft(sender), request.media())) {
      case SendOutcome.Stored stored -> new SendResponse.Stored(stored);
      case SendOutcome.Relayed relayed -> new SendResponse.Relayed(relayed);
      case SendOutcome.Refused refused -> throw problem(refused);
    };
  }

  private static ProblemException problem(SendOutcome.Refused refused) {
    return switch (refused) {
      case SendOutcome.Conflict _ ->
          new ProblemException(
              Problem.CLIENT_MESSAGE_ID_REUSED, "the client message id names another message");
      case SendOutcome.NotReachable _ ->
          new ProblemException(
              Problem.NOT_REACHABLE, "no such account, or neither a contact nor a correspondent");
      case SendOutcome.ForeignMedia _ ->
          new ProblemException(
              Problem.NOT_FOUND, "media: not all of them are objects of this account");
      case SendOutcome.NoRoom(NoRoomReason where) -> noRoom(where);
      case SendOutcome.TooLargeForRelay _ ->
          new ProblemException(
              Problem.TOO_LARGE,
              "body: expected at most %d bytes for a message that lasts 30 to 120 minutes"
                  .formatted(Relay.MAX_BODY_BYTES));
      case SendOutcome.RelayFull _ ->
          new ProblemException(
              Problem.RELAY_FULL, "too much waits in the relay; send it without the relay");
    };
  }

  /// {@return the refusal of a message for which there is no room}
  public static ProblemException noRoom(NoRoomReason where) {
    return switch (where) {
      case MAILBOX ->
          new ProblemException(
              Problem.MAILBOX_FULL, "no device of the recipient has read for long; send it later");
      case DISK ->
          new ProblemException(Problem.DISK_FULL, "the disk is nearly full; send it later");
    };
  }
}
