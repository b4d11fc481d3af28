// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.ws;

import dev.sotto.api.http.ProblemException;
import dev.sotto.api.wire.SendResponse;
import dev.sotto.core.call.Call;
import dev.sotto.core.connection.Reply;
import dev.sotto.core.message.ClientMessageId;

/// A reply of the server to a frame of the client.
sealed interface ServerFrame extends Reply {
  /// {@return what the client called its frame; empty when it did not}
  String ref();

  record Sent(ClientMessageId clientId, SendResponse result, String ref) implements ServerFrame {}

  record Failed(ProblemException why, String ref) implements ServerFrame {}

  record CallDone(Call call, String ref) implements ServerFrame {}

  record Signalled(boolean delivered, String ref) implements ServerFrame {}

  record Pong(String ref) implements ServerFrame {}
}
