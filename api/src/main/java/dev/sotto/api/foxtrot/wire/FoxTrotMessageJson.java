// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.sotto.api.http.JsonCodec;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.message.Message;
import dev.sotto.core.message.MessageBody;
import java.io.IOException;
import java.util.Base64;
import java.util.function.Function;

/// A message as clients read it, in lists and in frames. Safe for use by many threads, as far as
/// what names accounts is.
public final class FoxTrotMessageJson {
  /// Before a body that is no text: native clients may send any bytes. RFC 2397.
  private static final String BYTES = "data:application/octet-stream;base64,";

  private static final SerializedString ID = new SerializedString("id");
  private static final SerializedString TEXT = new SerializedString("message");
  private static final SerializedString SENT_AT = new SerializedString("sent_at");
  private static final SerializedString SEEN = new SerializedString("seen");
  private static final SerializedString RECIPIENT = new SerializedString("reciever");
  private static final SerializedString RECIPIENT_ID = new SerializedString("reciever_id");
  private static final SerializedString SENDER = new SerializedString("sender");
  private static final SerializedString SENDER_ID = new SerializedString("sender_id");

  private final Function<AccountId, String> handles;

  /// @param handles names accounts
  public FoxTrotMessageJson(Function<AccountId, String> handles) {
    this.handles = handles;
  }

  /// Writes the message as one object.
  public void write(JsonGenerator json, Message message) throws IOException {
    AccountId sender = message.sender().account();
    AccountId recipient = message.recipient();
    json.writeStartObject();
    json.writeFieldName(ID);
    json.writeNumber(message.id().value());
    json.writeFieldName(TEXT);
    write(json, message.body());
    json.writeFieldName(SENT_AT);
    json.writeString(JsonCodec.time(message.lifetime().sentAt()));
    json.writeFieldName(SEEN);
    json.writeBoolean(false);
    json.writeFieldName(RECIPIENT);
    json.writeString(handles.apply(recipient));
    json.writeFieldName(RECIPIENT_ID);
    json.writeNumber(recipient.value());
    json.writeFieldName(SENDER);
    json.writeString(handles.apply(sender));
    json.writeFieldName(SENDER_ID);
    json.writeNumber(sender.value());
    json.writeEndObject();
  }

  /// Loses nothing, and is no ciphertext of these clients, so that none shows it as what somebody
  /// has written. All that is written for these clients goes out in UTF-8, as the bytes of a text
  /// do already.
  private static void write(JsonGenerator json, MessageBody body) throws IOException {
    if (body.isText()) {
      json.writeUTF8String(body.bytes(), 0, body.length());
    } else {
      json.writeString(BYTES + Base64.getEncoder().encodeToString(body.bytes()));
    }
  }
}
