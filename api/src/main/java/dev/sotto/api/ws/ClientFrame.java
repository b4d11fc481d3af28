// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.ws;

import dev.sotto.api.http.Refused;
import dev.sotto.api.wire.ReceiptRequest;
import dev.sotto.api.wire.SendRequest;
import dev.sotto.core.account.AccountId;

/// What a client says.
sealed interface ClientFrame {
  /// Stream the mailbox from where the device has acknowledged.
  record Resume() implements ClientFrame {}

  /// Stream the mailbox after a place of the client's choice.
  record ResumeAfter(long sequence) implements ClientFrame {}

  record Send(SendRequest request) implements ClientFrame {}

  record Acknowledge(long sequence) implements ClientFrame {}

  record Receipt(ReceiptRequest request) implements ClientFrame {}

  record Typing(AccountId to, boolean typing) implements ClientFrame {}

  record Ping() implements ClientFrame {}

  /// Something that is not understood.
  record Malformed(Refused why) implements ClientFrame {}
}
