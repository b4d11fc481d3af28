// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.wire;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An account of the native protocol, with a session.
public record NativeAccount(long id, String token) {
  private static final Pattern ID = Pattern.compile("\"id\":\\s*(\\d+)");
  private static final Pattern TOKEN = Pattern.compile("\"accessToken\":\\s*\"([^\"]+)\"");
  private static final int SUCCESS = 200;

  /// {@return a new account}
  public static NativeAccount create(HttpLoadConnection connection, String handle)
      throws IOException {
    String login =
        call(
            connection,
            "POST",
            "/api/auth/register",
            "",
            "{\"handle\":\"%s\",\"password\":\"correct horse battery\"}".formatted(handle));
    return new NativeAccount(Long.parseLong(find(ID, login)), find(TOKEN, login));
  }

  /// Adds a contact, so that this account may write to it.
  public void addContact(HttpLoadConnection connection, NativeAccount other) throws IOException {
    call(connection, "PUT", "/api/contacts/" + other.id, authorization(), "");
  }

  /// {@return the frame that sends `body` to another account}
  public String message(NativeAccount to, String clientMessageId, String body) {
    return "{\"type\":\"send\",\"to\":%d,\"clientMessageId\":\"%s\",\"body\":\"%s\"}"
        .formatted(to.id, clientMessageId, body);
  }

  /// {@return the header that proves who this is}
  public String authorization() {
    return "Authorization: Bearer " + token;
  }

  @Override
  public String toString() {
    return "NativeAccount[%d]".formatted(id);
  }

  private static String call(
      HttpLoadConnection connection, String method, String path, String header, String json)
      throws IOException {
    var answer =
        connection.exchange(HttpLoadConnection.requestWithHeader(method, path, header, json));
    if (answer.status() / 100 * 100 != SUCCESS) {
      throw new IOException(path + ": " + answer.status() + " " + answer.body());
    }
    return answer.body();
  }

  private static String find(Pattern pattern, String json) throws IOException {
    Matcher matcher = pattern.matcher(json);
    if (!matcher.find()) {
      throw new IOException("the answer lacks " + pattern);
    }
    return matcher.group(1);
  }
}
