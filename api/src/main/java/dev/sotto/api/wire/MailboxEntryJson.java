// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sotto.core.mailbox.MailboxEntry;
import java.io.IOException;

/// Entries of a mailbox, alike as frames and in answers.
public final class MailboxEntryJson {
  private MailboxEntryJson() {}

  /// Writes the entry as one object.
  public static void write(JsonGenerator json, MailboxEntry entry, MessageJsonCache messages)
      throws IOException {
    json.writeStartObject();
    switch (entry) {
      case MailboxEntry.Arrived arrived -> {
        json.writeStringField("type", "message");
        json.writeNumberField("sequence", arrived.sequence());
        json.writeFieldName("message");
        json.writeRawValue(messages.of(arrived.message()));
      }
      case MailboxEntry.Deleted deleted -> {
        json.writeStringField("type", "deleted");
        json.writeNumberField("sequence", deleted.sequence());
        json.writeNumberField("messageId", deleted.message().value());
        json.writeNumberField("with", deleted.peer().value());
      }
    }
    json.writeEndObject();
  }
}
