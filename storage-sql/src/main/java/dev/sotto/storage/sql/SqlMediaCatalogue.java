// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.media.object.AccountQuota;
import dev.sotto.core.media.object.Checksum;
import dev.sotto.core.media.object.MediaCatalogue;
import dev.sotto.core.media.object.MediaObject;
import dev.sotto.core.media.object.MediaType;
import dev.sotto.core.media.object.MediaUsage;
import dev.sotto.core.media.object.MessageRef;
import dev.sotto.core.media.object.ObjectAccess;
import dev.sotto.core.media.object.ObjectKey;
import dev.sotto.core.media.object.ObjectMetadata;
import dev.sotto.core.media.object.ObjectSize;
import dev.sotto.core.media.object.ObjectState;
import dev.sotto.storage.sql.commit.Transactions;
import dev.sotto.storage.sql.jdbc.DamagedRowFilter;
import dev.sotto.storage.sql.jdbc.QueryRunner;
import dev.sotto.storage.sql.jdbc.Row;
import dev.sotto.storage.sql.jdbc.Sql;
import dev.sotto.storage.sql.jdbc.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Media in the tables `media_object` and `media_naming`.
final class SqlMediaCatalogue implements MediaCatalogue {
  private static final String WHOLE =
      """
      SELECT key, type, size, exact, state, audience, viewing, awaited_until, expires_at, sha256
      FROM media_object
      """;

  private static final Sql INSERT =
      Sql.of(
          "insert-media-object",
          """
          INSERT INTO media_object (key, owner, type, size, exact, state, audience, viewing,
            awaited_until, expires_at, ends_at, sha256)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """);
  private static final Sql FIND = Sql.of("find-media-object", WHOLE + "WHERE key = ?");
  private static final Sql FIND_FILE =
      Sql.of(
          "find-media-object-of-file",
          // As the index has it: without `media/`, the owner and a slash come 36 characters.
          WHOLE + "WHERE substr(ltrim(substr(key, 7), '0123456789'), 2, 36) = ? LIMIT 1");
  private static final Sql REPLACE =
      Sql.of(
          "replace-media-object",
          """
          UPDATE media_object SET type = ?, size = ?, exact = ?, state = ?, audience = ?, viewing = ?,
            awaited_until = ?, expires_at = ?, ends_at = ?, sha256 = ?
          WHERE key = ? AND size = ? AND exact = ? AND state = ? AND viewing = ?
            AND awaited_until = ? AND expires_at = ? AND sha256 = ?
          """);
  private static final Sql REMOVE =
      Sql.of("remove-media-object", "DELETE FROM media_object WHERE key = ?");
  private static final Sql NAME =
      Sql.of(
          "insert-media-naming",
          """
          INSERT INTO media_naming (key, reader, sender, client_id)
          SELECT key, ?, ?, ? FROM media_object WHERE key = ? ON CONFLICT DO NOTHING
          """);
  private static final Sql NAMED =
      Sql.of(
          "list-media-of-message",
          "SELECT key FROM media_naming WHERE sender = ? AND client_id = ? ORDER BY key");
  private static final Sql UNNAME =
      Sql.of("remove-media-naming", "DELETE FROM media_naming WHERE sender = ? AND client_id = ?");
  private static final Sql IS_NAMED =
      Sql.of("check-media-named", "SELECT 1 FROM media_naming WHERE key = ? LIMIT 1");
  private static final Sql IS_READER =
      Sql.of(
          "check-media-reader", "SELECT 1 FROM media_naming WHERE key = ? AND reader = ? LIMIT 1");
  private static final Sql UNFINISHED =
      Sql.of(
          "page-unfinished-media-objects",
          WHOLE
              + """
              WHERE owner = ? AND state IN ('CREATED', 'RESERVED') AND key > ?
              ORDER BY key LIMIT ?
              """);
  private static final Sql PAGE =
      Sql.of("page-media-objects", WHOLE + "WHERE key > ? ORDER BY key LIMIT ?");
  private static final Sql UNSCANNED =
      Sql.of(
          "page-unscanned-media-objects",
          WHOLE + "WHERE state = 'STORED' AND key > ? ORDER BY key LIMIT ?");
  private static final Sql ENDED =
      Sql.of(
          "list-ended-media-objects", WHOLE + "WHERE ends_at <= ? ORDER BY ends_at, key LIMIT ?");

  private final QueryRunner reads;
  private final Transactions commits;
  private final DamagedRowFilter readable = new DamagedRowFilter("media objects");

  SqlMediaCatalogue(QueryRunner reads, Transactions commits) {
    this.reads = reads;
    this.commits = commits;
  }

  @Override
  public Outcome insert(MediaObject object, AccountQuota room) {
    return commits.write(
        writer -> {
          Outcome outcome = new MediaQuotaCheck(writer, object.owner()).check(object, room);
          if (outcome == Outcome.DONE) {
            writer.update(
                INSERT,
                object.key().text(),
                object.owner().value(),
                object.content().type().text(),
                object.content().size().bytes(),
                object.content().size().exact(),
                object.state().name(),
                object.access().audience().name(),
                object.access().viewing().name(),
                object.awaitedUntil(),
                object.expiresAt(),
                object.endsAt(),
                object.content().checksum().hex());
          }
          return outcome;
        });
  }

  @Override
  public Optional<MediaObject> find(ObjectKey key) {
    return reads.hot(reader -> reader.first(FIND, SqlMediaCatalogue::toObject, key.text()));
  }

  @Override
  public Optional<MediaObject> find(UUID file) {
    return reads.hot(
        reader -> reader.first(FIND_FILE, SqlMediaCatalogue::toObject, file.toString()));
  }

  @Override
  public boolean replace(MediaObject before, MediaObject after) {
    return commits.write(writer -> replace(writer, before, after));
  }

  @Override
  public Outcome replace(MediaObject before, MediaObject after, long quota) {
    return commits.write(
        writer -> {
          if (!new MediaQuotaCheck(writer, before.owner()).allows(before, after, quota)) {
            return writer
                .first(FIND, SqlMediaCatalogue::toObject, before.key().text())
                .filter(before::equals)
                .map(_ -> Outcome.NO_ROOM)
                .orElse(Outcome.CHANGED);
          }
          return replace(writer, before, after) ? Outcome.DONE : Outcome.CHANGED;
        });
  }

  private static boolean replace(SqlConnection writer, MediaObject before, MediaObject after) {
    return writer.update(
            REPLACE,
            after.content().type().text(),
            after.content().size().bytes(),
            after.content().size().exact(),
            after.state().name(),
            after.access().audience().name(),
            after.access().viewing().name(),
            after.awaitedUntil(),
            after.expiresAt(),
            after.endsAt(),
            after.content().checksum().hex(),
            before.key().text(),
            before.content().size().bytes(),
            before.content().size().exact(),
            before.state().name(),
            before.access().viewing().name(),
            before.awaitedUntil(),
            before.expiresAt(),
            before.content().checksum().hex())
        == 1;
  }

  @Override
  public boolean remove(ObjectKey key) {
    return commits.write(writer -> writer.update(REMOVE, key.text()) == 1);
  }

  @Override
  public void attach(MessageRef carrier, AccountId reader, Set<ObjectKey> keys) {
    commits.write(
        writer -> {
          int named = 0;
          // In one order, so that two that name the same do not wait for each other.
          for (ObjectKey key : keys.stream().sorted().toList()) {
            named +=
                writer.update(
                    NAME,
                    reader.value(),
                    carrier.sender().value(),
                    carrier.message().text(),
                    key.text());
          }
          return named;
        });
  }

  @Override
  public List<ObjectKey> detach(MessageRef carrier) {
    long sender = carrier.sender().value();
    String message = carrier.message().text();
    return commits.write(
        writer -> {
          List<String> keys = writer.all(NAMED, row -> row.text(1), sender, message);
          writer.update(UNNAME, sender, message);
          return keys.stream()
              .distinct()
              .filter(key -> writer.first(IS_NAMED, row -> row.number(1), key).isEmpty())
              .map(ObjectKey::new)
              .toList();
        });
  }

  @Override
  public boolean isReader(ObjectKey key, AccountId account) {
    return reads
        .hot(reader -> reader.first(IS_READER, row -> row.number(1), key.text(), account.value()))
        .isPresent();
  }

  @Override
  public MediaUsage usage(AccountId owner) {
    return reads.hot(reader -> MediaQuotaCheck.usage(reader, owner));
  }

  @Override
  public List<MediaObject> page(String after, int limit) {
    return reads.all(PAGE, SqlMediaCatalogue::toObject, after, limit);
  }

  @Override
  public List<MediaObject> unfinished(AccountId owner, String after, int limit) {
    return readable.first(limit, length -> page(UNFINISHED, owner.value(), after, length));
  }

  @Override
  public List<MediaObject> unscanned(String after, int limit) {
    return readable.first(limit, length -> page(UNSCANNED, after, length));
  }

  @Override
  public List<MediaObject> ended(Instant now, int limit) {
    return readable.first(limit, length -> page(ENDED, now, length));
  }

  private DamagedRowFilter.Page<MediaObject> page(Sql sql, Object... parameters) {
    List<List<MediaObject>> rows =
        reads.all(sql, row -> readable.object(row.text(1), () -> toObject(row)), parameters);
    return new DamagedRowFilter.Page<>(rows.stream().flatMap(List::stream).toList(), rows.size());
  }

  private static MediaObject toObject(Row row) {
    return new MediaObject(
        new ObjectKey(row.text(1)),
        new ObjectMetadata(
            new MediaType(row.text(2)),
            new ObjectSize(row.number(3), row.flag(4)),
            new Checksum(row.text(10))),
        ObjectState.valueOf(row.text(5)),
        new ObjectAccess(
            ObjectAccess.Audience.valueOf(row.text(6)), ObjectAccess.Viewing.valueOf(row.text(7))),
        row.moment(8),
        row.moment(9));
  }
}
