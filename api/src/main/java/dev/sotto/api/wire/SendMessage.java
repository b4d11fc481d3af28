// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.wire;

import dev.sotto.api.http.Problem;
import dev.sotto.api.http.ProblemException;
import dev.sotto.api.surface.RequestLimiter;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.limit.RateLimits;
import dev.sotto.core.media.object.MessageRef;
import dev.sotto.core.media.object.ObjectKey;
import dev.sotto.core.message.Draft;
import dev.sotto.core.message.Messaging.SendResult;
import dev.sotto.core.message.NoRoomReason;
import dev.sotto.core.relay.Relay;
import dev.sotto.core.relay.RelayResult;
import dev.sotto.core.relay.StoreOrRelay;
import dev.sotto.core.server.Sotto;
import java.util.Set;

/// Sends messages for clients, alike over routes and sockets. Safe for use by many threads.
public final class SendMessage {
  private final Sotto sotto;
  private final RequestLimiter guard;
  private final StoreOrRelay ways;

  public SendMessage(Sotto sotto, RequestLimiter guard) {
    this.sotto = sotto;
    this.guard = guard;
    this.ways = new StoreOrRelay(sotto.messaging(), sotto.relay());
  }

  /// Holds the account to its limit of messages. Asked before a request is looked at.
  ///
  /// @throws ProblemException when the limit is exceeded
  public void checkLimit(DeviceAddress sender) {
    guard.check(RateLimits.SEND_PER_ACCOUNT, Long.toString(sender.account().value()));
  }

  /// Sends the message, through the relay where that is switched on and fits. {@return what became
  /// of it}
  ///
  /// @throws ProblemException when it cannot be sent
  public SendResponse send(DeviceAddress sender, SendMessageRequest request) {
    Draft draft = request.draft(sender);
    attach(draft, request.media());
    return ways.send(draft, SendMessage::answer, SendMessage::answer);
  }

  /// Before the message is stored: a recipient who knows of it can read them at once.
  private void attach(Draft draft, Set<ObjectKey> media) {
    var carrier = new MessageRef(draft.sender().account(), draft.clientId());
    if (!media.isEmpty()
        && !sotto.media().attachments().attach(carrier, draft.recipient(), media)) {
      throw new ProblemException(
          Problem.NOT_FOUND, "media: not all of them are objects of this account");
    }
  }

  private static SendResponse answer(SendResult result) {
    return switch (result) {
      case SendResult.Sent sent -> new SendResponse.Stored(sent);
      case SendResult.Conflict _ -> throw conflict();
      case SendResult.NotReachable _ -> throw notReachable();
      case SendResult.NoRoom(NoRoomReason where) -> throw noRoom(where);
    };
  }

  private static SendResponse answer(RelayResult result) {
    return switch (result) {
      case RelayResult.Kept kept -> new SendResponse.Relayed(kept);
      case RelayResult.Conflict _ -> throw conflict();
      case RelayResult.TooLarge _ ->
          throw new ProblemException(
              Problem.TOO_LARGE,
              "body: expected at most %d bytes for a message that lasts 30 to 120 minutes"
                  .formatted(Relay.MAX_BODY_BYTES));
      case RelayResult.Full _ ->
          throw new ProblemException(
              Problem.RELAY_FULL, "too much waits in the relay; send it without the relay");
      case RelayResult.NotReachable _ -> throw notReachable();
    };
  }

  private static ProblemException conflict() {
    return new ProblemException(
        Problem.CLIENT_MESSAGE_ID_REUSED, "the client message id names another message");
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

  private static ProblemException notReachable() {
    return new ProblemException(
        Problem.NOT_REACHABLE, "no such account, or neither a contact nor a correspondent");
  }
}
