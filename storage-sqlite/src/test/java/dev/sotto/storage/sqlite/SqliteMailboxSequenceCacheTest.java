// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sqlite;

import static dev.sotto.testkit.TestInstants.NOON;
import static dev.sotto.testkit.data.TestDrafts.aDraft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.core.PortException;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.device.DeviceId;
import dev.sotto.core.device.DeviceName;
import dev.sotto.core.message.Draft;
import dev.sotto.core.spi.Storage;
import dev.sotto.testkit.Concurrently;
import dev.sotto.testkit.message.MessageFixture;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The cache of the committer agrees with the file, whoever writes there.
final class SqliteMailboxSequenceCacheTest extends SqliteFileFixture implements MessageFixture {
  @Test
  void appendShouldReachADeviceThatAnotherProcessHasAdded() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress phone = storedDevice("berta");
    storedMessage(aDraft(anna, phone.account()));
    var laptop = new DeviceAddress(phone.account(), new DeviceId(2));
    try (Storage other = provider.at(url).open()) {
      other.devices().ensure(laptop, new DeviceName("laptop"), NOON);
    }

    storedMessage(aDraft(anna, phone.account()));

    assertThat(storage.mailboxes().state(phone).last()).isEqualTo(2);
    assertThat(storage.mailboxes().state(laptop).last()).isEqualTo(1);
  }

  @Test
  @Tag("full")
  void appendShouldReachADeviceThatWasAddedWhileNothingCouldBeWrittenHere() throws SQLException {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress phone = storedDevice("berta");
    storedMessage(aDraft(anna, phone.account()));
    var laptop = new DeviceAddress(phone.account(), new DeviceId(2));
    try (Connection other =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("sotto.db"));
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      // Until the committer gives up and takes another connection.
      Draft draft = aDraft(anna, phone.account());
      assertThatThrownBy(() -> storage.messages().append(draft, NOON, (_, _) -> {}))
          .isInstanceOf(PortException.Unavailable.class);
      for (String table : List.of("device (account, device, name, created_at)", "mailbox")) {
        statement.execute(
            "INSERT INTO %s VALUES (%d, 2, %s, 0)"
                .formatted(
                    table, phone.account().value(), table.equals("mailbox") ? "0" : "'laptop'"));
      }
      statement.execute("COMMIT");
    }

    storedMessage(aDraft(anna, phone.account()));

    assertThat(storage.mailboxes().state(phone).last()).isEqualTo(2);
    assertThat(storage.mailboxes().state(laptop).last()).isEqualTo(1);
  }

  @Test
  void appendShouldForgetADeviceThatWasRemoved() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress phone = storedDevice("berta");
    DeviceAddress laptop = storedDevice(phone.account());
    storedMessage(aDraft(anna, phone.account()));
    storage.devices().remove(laptop);

    storedMessage(aDraft(anna, phone.account()));

    assertThat(storage.mailboxes().state(phone).last()).isEqualTo(2);
    assertThat(storage.mailboxes().state(laptop).last()).isZero();
  }

  @Test
  void numbersShouldHaveNoGapsWhenOneOfManyWritesFails() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    var stranger = new DeviceAddress(anna.account(), new DeviceId(1));
    Draft toNobody = aDraft(stranger, new AccountId(7));

    Concurrently.run(
        60,
        i -> {
          if (i % 3 == 0) {
            assertThatThrownBy(() -> storage.messages().append(toNobody, NOON, (_, _) -> {}))
                .isInstanceOf(IllegalStateException.class);
          } else {
            storedMessage(aDraft(anna, berta.account()));
          }
        });

    assertThat(mailbox(berta).stream().mapToLong(entry -> entry.sequence()))
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 40).boxed().toList());
  }
}
