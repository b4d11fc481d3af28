// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sotto.api.http.Json;
import dev.sotto.core.message.Message;
import dev.sotto.core.message.MessageBody;
import java.io.IOException;
import java.util.Base64;

/// A message as clients read it, in lists and in frames. Safe for use by many threads.
final class MessageJson {
  /// Before a body that is no text: native clients may send any bytes. RFC 2397.
  private static final String BYTES = "data:application/octet-stream;base64,";

  private final Handles handles;

  MessageJson(Handles handles) {
    this.handles = handles;
  }

  /// Writes the message as one object.
  void write(JsonGenerator json, Message message) throws IOException {
    var sender = message.sender().account();
    json.writeStartObject();
    json.writeNumberField("id", message.id().value());
    json.writeStringField("message", text(message.body()));
    json.writeStringField("sent_at", Json.time(message.lifetime().sentAt()));
    json.writeBooleanField("seen", false);
    json.writeStringField("reciever", handles.of(message.recipient()));
    json.writeNumberField("reciever_id", message.recipient().value());
    json.writeStringField("sender", handles.of(sender));
    json.writeNumberField("sender_id", sender.value());
    json.writeEndObject();
  }

  /// Loses nothing, and is no ciphertext of these clients, so that none shows it as what somebody
  /// has written.
  private static String text(MessageBody body) {
    return body.text().orElseGet(() -> BYTES + Base64.getEncoder().encodeToString(body.bytes()));
  }
}
