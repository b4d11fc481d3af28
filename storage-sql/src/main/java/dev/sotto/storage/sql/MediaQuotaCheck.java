// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.media.object.AccountQuota;
import dev.sotto.core.media.object.MediaCatalogue.Outcome;
import dev.sotto.core.media.object.MediaObject;
import dev.sotto.core.media.object.MediaUsage;
import dev.sotto.core.media.object.ObjectState;
import dev.sotto.storage.sql.jdbc.Sql;
import dev.sotto.storage.sql.jdbc.SqlConnection;

/// The check of the quota of one account, true until the transaction ends.
final class MediaQuotaCheck {
  private static final Sql USAGE =
      Sql.of(
          "sum-media-of-owner",
          """
          SELECT COUNT(*), COALESCE(SUM(size), 0) FROM media_object
          WHERE owner = ? AND state <> 'CREATED'
          """);
  private static final Sql AWAITED =
      Sql.of(
          "count-awaited-media-of-owner",
          "SELECT COUNT(*) FROM media_object WHERE owner = ? AND state = 'CREATED'");

  private final SqlConnection writer;
  private final AccountId owner;

  MediaQuotaCheck(SqlConnection writer, AccountId owner) {
    this.writer = writer;
    this.owner = owner;
    writer.lockName("media " + owner.value());
  }

  /// {@return whether an object may be added}
  Outcome check(MediaObject object, AccountQuota room) {
    boolean awaited = object.state() == ObjectState.CREATED;
    if (awaited && awaited() >= room.awaited()) {
      return Outcome.TOO_MANY;
    }
    boolean unknown = awaited && !object.content().size().exact();
    long needed = unknown ? 1 : object.content().size().bytes();
    return needed > free(room.quota()) ? Outcome.NO_ROOM : Outcome.DONE;
  }

  /// {@return whether an object may take the room that it has after a change}
  boolean allows(MediaObject before, MediaObject after, long quota) {
    long more = taken(after) - taken(before);
    return more <= 0 || more <= free(quota);
  }

  private static long taken(MediaObject object) {
    return object.state() == ObjectState.CREATED ? 0 : object.content().size().bytes();
  }

  private long free(long quota) {
    return quota - usage(writer, owner).bytes();
  }

  private long awaited() {
    return writer.first(AWAITED, row -> row.number(1), owner.value()).orElseThrow();
  }

  /// {@return what the objects of an account take}
  static MediaUsage usage(SqlConnection connection, AccountId owner) {
    return connection
        .first(USAGE, row -> new MediaUsage(row.number(1), row.number(2)), owner.value())
        .orElseThrow();
  }
}
