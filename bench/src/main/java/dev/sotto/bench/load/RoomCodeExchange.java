// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.load;

import dev.sotto.bench.wire.HttpLoadConnection;
import java.io.IOException;

/// A pair of clients of the rooms facade: one makes a code, the other accepts it, the first one
/// fetches the room. An exchange is all three. Each code is used once. For one thread.
public final class RoomCodeExchange implements ClosedLoopLoad.Client {
  /// How many pairs of clients may be at work on one server.
  public static final int PAIRS = 16;

  private static final int CODES = 1_000_000 / PAIRS;
  private static final int CREATED = 201;
  private static final int OK = 200;

  private final int pair;
  private int used;

  /// @param pair from 0
  public RoomCodeExchange(int pair) {
    this.pair = pair;
  }

  @Override
  public void exchange(HttpLoadConnection connection) throws IOException {
    if (used == CODES) {
      throw new IOException("all codes are used");
    }
    String code = "%06d".formatted(pair * CODES + used++);
    String one = "one-" + code;
    post(connection, "", CREATED, fields(code, "client1", one, ",\"expiresInSeconds\":3600"));
    post(connection, "/accept", OK, fields(code, "client2", "two-" + code, ""));
    post(connection, "/check", OK, fields(code, "client1", one, ""));
  }

  private static String fields(String code, String name, String client, String more) {
    return "{\"joinid\":\"%s\",\"%s\":\"%s\"%s}".formatted(code, name, client, more);
  }

  private static void post(HttpLoadConnection connection, String step, int expected, String json)
      throws IOException {
    var answer =
        connection.exchange(HttpLoadConnection.request("POST", "/api/rooms" + step, "", json));
    if (answer.status() != expected) {
      throw new IOException("a code: " + step + " " + answer.status() + " " + answer.body());
    }
  }
}
