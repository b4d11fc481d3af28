// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.ws;

import dev.sotto.api.http.ProblemException;
import dev.sotto.api.wire.CallSignalRequest;
import dev.sotto.api.wire.CalleeResponse;
import dev.sotto.api.wire.MailboxPosition;
import dev.sotto.api.wire.PlaceCallRequest;
import dev.sotto.api.wire.ReceiptRequest;
import dev.sotto.api.wire.SendMessageRequest;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.call.CallId;

/// A frame of a client.
sealed interface ClientFrame {
  /// Stream the mailbox from where the device has acknowledged.
  record Resume() implements ClientFrame {}

  /// Stream the mailbox after a place of the client's choice.
  record ResumeAfter(MailboxPosition position) implements ClientFrame {}

  record Send(SendMessageRequest request) implements ClientFrame {}

  record Acknowledge(MailboxPosition position) implements ClientFrame {}

  record Receipt(ReceiptRequest request) implements ClientFrame {}

  record Typing(AccountId to, boolean typing) implements ClientFrame {}

  /// A frame about a call.
  sealed interface OfCall extends ClientFrame {}

  record Place(PlaceCallRequest request) implements OfCall {}

  record Respond(CallId call, CalleeResponse response) implements OfCall {}

  record End(CallId call) implements OfCall {}

  record Signal(CallSignalRequest request) implements OfCall {}

  record Ping() implements ClientFrame {}

  /// Something that is not understood.
  record Malformed(ProblemException why) implements ClientFrame {}
}
