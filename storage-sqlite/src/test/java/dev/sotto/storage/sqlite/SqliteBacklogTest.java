// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sqlite;

import static dev.sotto.testkit.TestInstants.NOON;
import static dev.sotto.testkit.data.TestDrafts.aDraft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.mailbox.MailboxEntry;
import dev.sotto.core.mailbox.MailboxStore.MailboxState;
import dev.sotto.core.message.MessageId;
import dev.sotto.core.room.ParticipantId;
import dev.sotto.core.room.RoomStore.Purged;
import dev.sotto.testkit.Concurrently;
import dev.sotto.testkit.data.TestRooms;
import dev.sotto.testkit.message.MessageFixture;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SqliteBacklogTest extends SqliteFileFixture implements MessageFixture {
  @Test
  void acknowledgeShouldKeepWhatItHasDoneWhenALaterPartFails() throws SQLException {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    Concurrently.run(2_500, _ -> storedMessage(aDraft(anna, berta.account())));
    List<MailboxEntry> before = mailbox(berta);
    // Stands for a disk that is full by then.
    execute(
        """
        CREATE TRIGGER failing BEFORE UPDATE OF acked_seq ON mailbox WHEN NEW.acked_seq > 2000
        BEGIN SELECT RAISE(ABORT, 'thrown by a test'); END
        """);

    assertThatThrownBy(() -> storage.mailboxes().acknowledge(berta, 2_500, true))
        .isInstanceOf(IllegalStateException.class);

    assertThat(storage.mailboxes().state(berta)).isEqualTo(new MailboxState(2_500, 2_000));
    assertThat(mailbox(berta)).extracting(MailboxEntry::sequence).hasSize(500).startsWith(2_001L);
    assertThat(found(anna, idOf(before.getLast()))).isEmpty();
    assertThat(found(anna, idOf(mailbox(berta).getFirst()))).isPresent();
    execute("DROP TRIGGER failing");
    assertThat(storage.mailboxes().acknowledge(berta, 2_500, true))
        .isEqualTo(new MailboxState(2_500, 2_500));
    assertThat(mailbox(berta)).isEmpty();
  }

  @Test
  void removedDeviceShouldLoseItsMailboxInStepsBefore() throws SQLException {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    Concurrently.run(2_500, _ -> storedMessage(aDraft(anna, berta.account())));
    execute(
        """
        CREATE TRIGGER failing BEFORE UPDATE OF acked_seq ON mailbox WHEN NEW.acked_seq > 2000
        BEGIN SELECT RAISE(ABORT, 'thrown by a test'); END
        """);

    assertThatThrownBy(() -> storage.devices().remove(berta))
        .isInstanceOf(IllegalStateException.class);

    assertThat(mailbox(berta)).hasSize(500);
    execute("DROP TRIGGER failing");
    assertThat(storage.devices().remove(berta)).isTrue();
    assertThat(storage.devices().find(berta)).isEmpty();
    assertThat(mailbox(berta)).isEmpty();
  }

  @Test
  void purgeShouldKeepWhatItHasDoneWhenALaterPartFails() throws SQLException {
    Concurrently.run(
        700, number -> storage.pairings().register(TestRooms.aPending("1" + number, "anna"), NOON));
    execute(
        """
        CREATE TRIGGER failing BEFORE DELETE ON pending_room
        WHEN (SELECT COUNT(*) FROM pending_room) <= 200
        BEGIN SELECT RAISE(ABORT, 'thrown by a test'); END
        """);
    Set<ParticipantId> anna = Set.of(new ParticipantId("anna"));

    assertThatThrownBy(() -> storage.rooms().purge(anna)).isInstanceOf(IllegalStateException.class);

    assertThat(storage.rooms().count(anna)).isEqualTo(new Purged(0, 200));
    execute("DROP TRIGGER failing");
    assertThat(storage.rooms().purge(anna)).isEqualTo(new Purged(0, 200));
  }

  private void execute(String statement) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement change = connection.createStatement()) {
      change.execute(statement);
    }
  }

  private static MessageId idOf(MailboxEntry entry) {
    return ((MailboxEntry.Arrived) entry).message().id();
  }
}
