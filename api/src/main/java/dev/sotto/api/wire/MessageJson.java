// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sotto.api.http.JsonCodec;
import dev.sotto.core.message.Lifetime;
import dev.sotto.core.message.Message;
import java.io.IOException;

/// *message* of the protocol.
public final class MessageJson {
  private MessageJson() {}

  /// Writes the message as one object.
  public static void write(JsonGenerator json, Message message) throws IOException {
    Lifetime lifetime = message.lifetime();
    json.writeStartObject();
    json.writeNumberField("id", message.id().value());
    json.writeNumberField("from", message.sender().account().value());
    json.writeNumberField("fromDevice", message.sender().device().value());
    json.writeNumberField("to", message.recipient().value());
    json.writeStringField("clientMessageId", message.clientId().text());
    json.writeBinaryField("body", message.body().bytes());
    json.writeStringField("sentAt", JsonCodec.time(lifetime.sentAt()));
    if (lifetime.isLimited()) {
      json.writeStringField("expiresAt", JsonCodec.time(lifetime.expiresAt()));
    } else {
      json.writeNullField("expiresAt");
    }
    json.writeEndObject();
  }
}
