// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sqlite;

import static dev.sotto.testkit.TestInstants.NOON;
import static dev.sotto.testkit.data.TestDrafts.aDraft;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.mailbox.MailboxStore.Waiting;
import dev.sotto.core.message.Horizon;
import dev.sotto.core.message.MessageId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Deleted entries keep their slots until they are acknowledged; counting must not slow down by
/// them.
final class SqliteDeletedEntriesTest extends SqliteFileFixture {
  @Test
  void mailboxShouldBeFullWhenTooManyOfItsMessagesAreDeleted() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    storeDeleted(anna, berta, Waiting.LOOKED_AT);
    assertThat(storage.mailboxes().leastWaiting(berta.account(), 1)).isEqualTo(Waiting.NOTHING);

    storeDeleted(anna, berta, 1);

    assertThat(storage.mailboxes().leastWaiting(berta.account(), 1).entries()).isEqualTo(1);
  }

  private void storeDeleted(DeviceAddress anna, DeviceAddress berta, int count) {
    for (int i = 0; i < count; i++) {
      MessageId message = storedMessage(aDraft(anna, berta.account()));
      storage.messages().delete(message, anna, new Horizon(NOON, NOON.minus(Duration.ofDays(1))));
    }
  }
}
