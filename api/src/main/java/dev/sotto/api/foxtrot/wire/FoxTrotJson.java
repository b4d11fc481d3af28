// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.JsonCodec;
import dev.sotto.core.account.Account;
import java.io.IOException;

/// The shapes that several answers have in common.
public final class FoxTrotJson {
  private FoxTrotJson() {}

  /// Answers with one sentence.
  public static void message(Exchange exchange, int status, String text) {
    exchange.answer(status, sentence(text));
  }

  /// {@return an object with nothing but one sentence}
  public static JsonCodec.Shape sentence(String text) {
    return json -> {
      json.writeStartObject();
      json.writeStringField("message", text);
      json.writeEndObject();
    };
  }

  /// Writes the fields by which clients know an account, without the braces.
  public static void writeUser(JsonGenerator json, Account account) throws IOException {
    json.writeNumberField("id", account.id().value());
    json.writeStringField("phone_no", account.handle().text());
    if (account.publicKey().isPresent()) {
      json.writeStringField("public_key", account.publicKey().text());
    } else {
      json.writeNullField("public_key");
    }
  }
}
