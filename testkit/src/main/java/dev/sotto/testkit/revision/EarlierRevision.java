// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.revision;

import dev.sotto.core.account.AccountId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPInputStream;

/// An installation that the program of revision 528f6c6 has filled over its own surfaces: four
/// accounts, six devices, eleven messages, calls, rooms, media, an entry of the audit log; at least
/// one row in every table. Nobody edits it.
public final class EarlierRevision {
  /// Version of its schema.
  public static final int SCHEMA = 5;

  /// A minute after its last row was written.
  public static final Instant LATER = Instant.parse("2026-11-30T01:49:30Z");

  /// Has two devices, a public key, and three contacts.
  public static final AccountId ANNA = new AccountId(7_100_736_082_065_773L);

  /// Has a device, a push token, and the device that clients without devices share.
  public static final AccountId BOB = new AccountId(7_206_448_580_733_036L);

  public static final String ANNAS_PASSWORD = "Long enough for Anna";
  public static final String BOBS_PASSWORD = "böb has an umlaut";

  /// Good for 30 days from the time of the installation.
  public static final String ANNAS_REFRESH_TOKEN = "taCPl14Ylb8JI0NLaDAMZOPJRs9gmB6uPxzh4bTQQ1A";

  /// Of a session that was logged out.
  public static final String ENDED_REFRESH_TOKEN = "_hpwRm3CXhGuat98c8-7TkXucgbhkO1IfUSfe5S9-3o";

  /// What Anna and Bob have written to each other, the latest first, without what was deleted for
  /// everybody. The first one came from a FoxTrot client.
  public static final List<String> CONVERSATION =
      List.of("MQ==:aXY=:Y3Q=", "hidden", "five", "four", "three", "two", "one");

  private EarlierRevision() {}

  /// Writes the database file.
  public static void writeSqlite(Path file) {
    try (InputStream in = new GZIPInputStream(resource("528f6c6.db.gz"))) {
      Files.copy(in, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Writes the archive.
  public static void writeArchive(Path file) {
    try (InputStream in = resource("528f6c6.archive")) {
      Files.copy(in, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// {@return the rows as statements for PostgreSQL, which need the first five migrations}
  public static List<String> postgresRows() {
    try (InputStream in = resource("528f6c6.postgres.sql")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.isEmpty() && !line.startsWith("--")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream resource(String name) {
    InputStream in = EarlierRevision.class.getResourceAsStream(name);
    if (in == null) {
      throw new IllegalStateException("no resource " + name);
    }
    return in;
  }
}
