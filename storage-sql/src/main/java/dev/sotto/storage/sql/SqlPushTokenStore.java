// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql;

import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.push.PushToken;
import dev.sotto.core.push.PushTokenStore;
import java.util.Optional;

/// Push tokens in the table `push_token`.
final class SqlPushTokenStore implements PushTokenStore {
  private static final Sql TAKE =
      Sql.of("take-push-token", "DELETE FROM push_token WHERE token = ?");
  // Selects the device, so that one that is being removed gets no token instead of a failure.
  private static final Sql PUT =
      Sql.of(
          "put-push-token",
          """
          INSERT INTO push_token (account, device, token)
          SELECT account, device, ? FROM device WHERE account = ? AND device = ?
          ON CONFLICT (account, device) DO UPDATE SET token = excluded.token
          """);
  private static final Sql FIND =
      Sql.of("find-push-token", "SELECT token FROM push_token WHERE account = ? AND device = ?");
  private static final Sql REMOVE =
      Sql.of(
          "remove-push-token",
          "DELETE FROM push_token WHERE account = ? AND device = ? AND token = ?");

  private final Reads reads;
  private final Commits commits;

  SqlPushTokenStore(Reads reads, Commits commits) {
    this.reads = reads;
    this.commits = commits;
  }

  @Override
  public void put(DeviceAddress device, PushToken token) {
    commits.write(
        writer -> {
          writer.lockName(token.text());
          writer.update(TAKE, token.text());
          return writer.update(
              PUT, token.text(), device.account().value(), device.device().value());
        });
  }

  @Override
  public Optional<PushToken> find(DeviceAddress device) {
    return reads.first(
        FIND, row -> new PushToken(row.text(1)), device.account().value(), device.device().value());
  }

  @Override
  public void remove(DeviceAddress device, PushToken token) {
    commits.write(
        writer ->
            writer.update(REMOVE, device.account().value(), device.device().value(), token.text()));
  }
}
