// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.ws;

import dev.sotto.api.http.Refused;
import dev.sotto.api.wire.CallResponse;
import dev.sotto.api.wire.PlaceRequest;
import dev.sotto.api.wire.Position;
import dev.sotto.api.wire.ReceiptRequest;
import dev.sotto.api.wire.SendRequest;
import dev.sotto.api.wire.SignalRequest;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.call.CallId;

/// What a client says.
sealed interface ClientFrame {
  /// Stream the mailbox from where the device has acknowledged.
  record Resume() implements ClientFrame {}

  /// Stream the mailbox after a place of the client's choice.
  record ResumeAfter(Position position) implements ClientFrame {}

  record Send(SendRequest request) implements ClientFrame {}

  record Acknowledge(Position position) implements ClientFrame {}

  record Receipt(ReceiptRequest request) implements ClientFrame {}

  record Typing(AccountId to, boolean typing) implements ClientFrame {}

  /// What is about a call.
  sealed interface OfCall extends ClientFrame {}

  record Place(PlaceRequest request) implements OfCall {}

  record Respond(CallId call, CallResponse response) implements OfCall {}

  record End(CallId call) implements OfCall {}

  record Signal(SignalRequest request) implements OfCall {}

  record Ping() implements ClientFrame {}

  /// Something that is not understood.
  record Malformed(Refused why) implements ClientFrame {}
}
