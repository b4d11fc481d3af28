// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sotto.api.http.JsonCodec;
import dev.sotto.core.message.Messaging.SendResult;
import dev.sotto.core.relay.RelayResult;
import java.io.IOException;

/// What a client learns of a message it has sent.
public sealed interface SendResponse {
  /// {@return whether an earlier send had the same effect already}
  boolean repeated();

  /// Writes the fields `id` or `relayId`, `sentAt` and, of a relayed message, `expiresAt`.
  void writeFields(JsonGenerator json) throws IOException;

  /// The message is on disk.
  record Stored(SendResult.Sent sent) implements SendResponse {
    @Override
    public boolean repeated() {
      return sent.repeated();
    }

    @Override
    public void writeFields(JsonGenerator json) throws IOException {
      json.writeNumberField("id", sent.id().value());
      json.writeStringField("sentAt", JsonCodec.time(sent.sentAt()));
    }
  }

  /// The message is in the relay.
  record Relayed(RelayResult.Kept kept) implements SendResponse {
    @Override
    public boolean repeated() {
      return kept.repeated();
    }

    @Override
    public void writeFields(JsonGenerator json) throws IOException {
      json.writeStringField("relayId", kept.id().text());
      json.writeStringField("sentAt", JsonCodec.time(kept.sentAt()));
      json.writeStringField("expiresAt", JsonCodec.time(kept.expiresAt()));
    }
  }
}
