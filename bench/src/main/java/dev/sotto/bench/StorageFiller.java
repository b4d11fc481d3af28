// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench;

import dev.sotto.core.transfer.TransferTarget;
import dev.sotto.core.transfer.table.Cell;
import dev.sotto.core.transfer.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/// Fills a storage with messages of 300 random bytes between a thousand accounts, faster than the
/// port for sending does. Each waits in the mailbox of its recipient.
final class StorageFiller {
  private static final int ACCOUNTS = 1_000;
  private static final int BATCH = 2_000;
  private static final int BODY = 300;
  private static final long NOON = 1_772_366_400_000L;
  private static final long NEVER = 253_402_300_799_999L;

  private final TransferTarget target;
  private final RandomGenerator random = new Random(1);

  StorageFiller(TransferTarget target) {
    this.target = target;
  }

  void write(int messages) {
    target.begin("bench");
    writeAccounts(messages);
    for (int from = 0; from < messages; from += BATCH) {
      var rows = new ArrayList<List<Cell>>();
      var places = new ArrayList<List<Cell>>();
      for (int i = from; i < Math.min(messages, from + BATCH); i++) {
        rows.add(message(i));
        places.add(
            List.of(
                whole(recipient(i)), whole(1), whole(i / ACCOUNTS + 1L), whole(i + 1L), whole(0)));
      }
      target.write(table("message"), rows);
      target.write(table("delivery"), places);
    }
    target.finish(messages);
  }

  private void writeAccounts(int messages) {
    var accounts = new ArrayList<List<Cell>>();
    var devices = new ArrayList<List<Cell>>();
    var mailboxes = new ArrayList<List<Cell>>();
    for (int i = 0; i < ACCOUNTS; i++) {
      long id = 1_000L + i;
      accounts.add(
          List.of(
              whole(id),
              text("a" + i),
              text("a" + i),
              text("none"),
              text(""),
              text("USER"),
              new Cell.Flag(true),
              moment(NOON),
              moment(NOON)));
      devices.add(List.of(whole(id), whole(1), text("bench"), moment(NOON)));
      mailboxes.add(
          List.of(whole(id), whole(1), whole((messages + ACCOUNTS - 1) / ACCOUNTS), whole(0)));
    }
    target.write(table("account"), accounts);
    target.write(table("device"), devices);
    target.write(table("mailbox"), mailboxes);
  }

  private List<Cell> message(int i) {
    long sender = 1_000L + (i * 7L + i / ACCOUNTS) % ACCOUNTS;
    long recipient = recipient(i);
    var digest = new byte[32];
    random.nextBytes(digest);
    var body = new byte[BODY];
    random.nextBytes(body);
    return List.of(
        whole(i + 1L),
        whole(sender),
        whole(1),
        whole(recipient),
        whole(Math.min(sender, recipient)),
        whole(Math.max(sender, recipient)),
        moment(NOON + i),
        moment(NEVER),
        new Cell.Flag(false),
        text("m" + i),
        new Cell.Bytes(digest),
        new Cell.Bytes(body));
  }

  private static long recipient(int i) {
    return 1_000L + i % ACCOUNTS;
  }

  private Table table(String name) {
    return target.layout().tables().stream()
        .filter(table -> table.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Cell whole(long value) {
    return new Cell.Whole(value);
  }

  private static Cell text(String value) {
    return new Cell.Text(value);
  }

  private static Cell moment(long millis) {
    return new Cell.Moment(millis);
  }
}
