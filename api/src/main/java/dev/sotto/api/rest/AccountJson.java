// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sotto.api.http.JsonCodec;
import dev.sotto.core.account.Account;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;

/// Accounts as their owners, their contacts and others see them.
final class AccountJson {
  private AccountJson() {}

  static void writeOwn(JsonGenerator json, Account account) throws IOException {
    json.writeStartObject();
    writeCommon(json, account);
    json.writeStringField("role", account.standing().role().name().toLowerCase(Locale.ROOT));
    json.writeStringField("createdAt", JsonCodec.time(account.createdAt()));
    json.writeEndObject();
  }

  static void writeContact(JsonGenerator json, Account account, boolean online, Instant lastSeen)
      throws IOException {
    json.writeStartObject();
    writeCommon(json, account);
    json.writeBooleanField("online", online);
    json.writeStringField("lastSeen", JsonCodec.time(lastSeen));
    json.writeEndObject();
  }

  static void writeFound(JsonGenerator json, Account account) throws IOException {
    json.writeStartObject();
    writeCommon(json, account);
    json.writeEndObject();
  }

  private static void writeCommon(JsonGenerator json, Account account) throws IOException {
    json.writeNumberField("id", account.id().value());
    json.writeStringField("handle", account.handle().text());
    if (account.publicKey().isPresent()) {
      json.writeStringField("publicKey", account.publicKey().text());
    } else {
      json.writeNullField("publicKey");
    }
  }
}
