// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sotto.api.http.JsonCodec;
import dev.sotto.core.sending.SendOutcome;
import java.io.IOException;

/// The response to a message that was sent.
public sealed interface SendResponse {
  /// {@return whether an earlier send had the same effect already}
  boolean repeated();

  /// Writes the fields `id` or `relayId`, `sentAt` and, of a relayed message, `expiresAt`.
  void writeFields(JsonGenerator json) throws IOException;

  /// The message is on disk.
  record Stored(SendOutcome.Stored stored) implements SendResponse {
    @Override
    public boolean repeated() {
      return stored.repeated();
    }

    @Override
    public void writeFields(JsonGenerator json) throws IOException {
      json.writeNumberField("id", stored.id().value());
      json.writeStringField("sentAt", JsonCodec.time(stored.sentAt()));
    }
  }

  /// The message is in the relay.
  record Relayed(SendOutcome.Relayed relayed) implements SendResponse {
    @Override
    public boolean repeated() {
      return relayed.repeated();
    }

    @Override
    public void writeFields(JsonGenerator json) throws IOException {
      json.writeStringField("relayId", relayed.id().text());
      json.writeStringField("sentAt", JsonCodec.time(relayed.sentAt()));
      json.writeStringField("expiresAt", JsonCodec.time(relayed.expiresAt()));
    }
  }
}
