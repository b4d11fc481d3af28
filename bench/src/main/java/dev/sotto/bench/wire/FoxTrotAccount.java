// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.wire;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An account of the FoxTrot facade, logged in.
public record FoxTrotAccount(long id, String token) {
  private static final String ROOT = "/foxtrot-api";
  private static final Pattern ID = Pattern.compile("\"id\":\\s*(\\d+)");
  private static final Pattern TOKEN = Pattern.compile("\"token\":\\s*\"([^\"]+)\"");
  private static final int OK = 200;

  /// {@return a new account}
  ///
  /// @param name 4 to 16 characters
  public static FoxTrotAccount create(HttpLoadConnection connection, String name)
      throws IOException {
    String credentials = credentials(name);
    post(connection, "/signup", "", credentials);
    String login = post(connection, "/login", "", credentials);
    return new FoxTrotAccount(Long.parseLong(find(ID, login)), find(TOKEN, login));
  }

  /// Adds a contact, so that this account may write to it.
  public void addContact(HttpLoadConnection connection, FoxTrotAccount other) throws IOException {
    post(connection, "/addContact", token, "{\"id\":%d}".formatted(other.id));
  }

  /// {@return the request that sends `text` to another account}
  public byte[] message(FoxTrotAccount to, String text) {
    String json =
        "{\"message\":\"%s\",\"contact_id\":%d,\"contact_phone_no\":\"recipient\"}"
            .formatted(text, to.id);
    return HttpLoadConnection.request("POST", ROOT + "/sendMessage", token, json);
  }

  /// {@return the request for the newest thousand messages of this account}
  public byte[] history() {
    return HttpLoadConnection.request("GET", ROOT + "/getConversations?since=0", token, "");
  }

  /// {@return the request that logs in whom [#create] has made}
  public static byte[] login(String name) {
    return HttpLoadConnection.request("POST", ROOT + "/login", "", credentials(name));
  }

  /// {@return where this account opens its socket}
  public String socketPath() {
    return ROOT + "/ws?token=" + token;
  }

  @Override
  public String toString() {
    return "FoxTrotAccount[%d]".formatted(id);
  }

  private static String credentials(String name) {
    return "{\"phone_no\":\"%s\",\"password\":\"correct horse battery\"}".formatted(name);
  }

  private static String post(HttpLoadConnection connection, String path, String token, String json)
      throws IOException {
    var answer = connection.exchange(HttpLoadConnection.request("POST", ROOT + path, token, json));
    if (answer.status() != OK) {
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
