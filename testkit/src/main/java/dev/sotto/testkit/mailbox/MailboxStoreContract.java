// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.mailbox;

import static dev.sotto.testkit.TestInstants.NOON;
import static dev.sotto.testkit.TestInstants.noonPlus;
import static dev.sotto.testkit.TestInstants.seenAt;
import static dev.sotto.testkit.data.TestDrafts.aDraft;
import static dev.sotto.testkit.data.TestDrafts.expiringIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.mailbox.MailboxEntry;
import dev.sotto.core.mailbox.MailboxStore.MailboxPage;
import dev.sotto.core.mailbox.MailboxStore.MailboxState;
import dev.sotto.core.message.Horizon;
import dev.sotto.testkit.Concurrently;
import dev.sotto.testkit.message.MessageFixture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every [MailboxStore] must do. What is put into mailboxes is in
/// [dev.sotto.testkit.message.MessageStoreContract].
public interface MailboxStoreContract
    extends MessageFixture, AcknowledgedBodiesContract, MailboxUsageContract {
  @Test
  default void readShouldAnswerNothingWhenMailboxIsEmpty() {
    assertThat(page(storedDevice("anna"), 0, 10)).isEqualTo(new MailboxPage(List.of(), 0));
    assertThat(storage().mailboxes().state(storedDevice("berta"))).isEqualTo(MailboxState.EMPTY);
  }

  @Test
  default void readShouldAnswerNothingWhenDeviceIsUnknown() {
    DeviceAddress unknown = DeviceAddress.of(AccountId.MAX, 1);

    assertThat(page(unknown, 0, 10)).isEqualTo(new MailboxPage(List.of(), 0));
    assertThat(storage().mailboxes().state(unknown)).isEqualTo(MailboxState.EMPTY);
    assertThat(acknowledge(unknown, 5)).isEqualTo(MailboxState.EMPTY);
    assertThat(storage().mailboxes().state(unknown)).isEqualTo(MailboxState.EMPTY);
  }

  @Test
  default void readShouldGoThroughTheMailboxInOrder() {
    DeviceAddress berta = filledMailbox(5);

    assertThat(sequences(berta, 0, 2)).containsExactly(1L, 2L);
    assertThat(sequences(berta, 2, 2)).containsExactly(3L, 4L);
    assertThat(sequences(berta, 4, 2)).containsExactly(5L);
    assertThat(sequences(berta, 5, 2)).isEmpty();
    assertThat(sequences(berta, Long.MAX_VALUE, 1)).isEmpty();
    assertThat(sequences(berta, 0, 1_000)).hasSize(5);
  }

  @Test
  default void readShouldTellTheLastNumberWhateverIsRead() {
    DeviceAddress berta = filledMailbox(5);

    assertThat(page(berta, 0, 2).last()).isEqualTo(5);
    assertThat(page(berta, Long.MAX_VALUE, 1).last()).isEqualTo(5);
    acknowledge(berta, 5);
    assertThat(page(berta, 0, 2).last()).isEqualTo(5);
  }

  @Test
  default void readShouldFillThePageWhenEntriesBetweenAreGone() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    storedMessage(aDraft(anna, berta.account()));
    storedMessage(expiringIn(Duration.ofSeconds(1), aDraft(anna, berta.account())));
    storedMessage(expiringIn(Duration.ofSeconds(1), aDraft(anna, berta.account())));
    storedMessage(aDraft(anna, berta.account()));
    storedMessage(aDraft(anna, berta.account()));

    List<MailboxEntry> entries =
        storage().mailboxes().read(berta, 0, 2, seenAt(noonPlus(2))).entries();

    assertThat(entries).extracting(MailboxEntry::sequence).containsExactly(1L, 4L);
  }

  @Test
  default void acknowledgeShouldTakeAllUpToTheNumberOutOfTheMailbox() {
    DeviceAddress berta = filledMailbox(5);

    assertThat(acknowledge(berta, 3)).isEqualTo(new MailboxState(5, 3));

    assertThat(storage().mailboxes().state(berta)).isEqualTo(new MailboxState(5, 3));
    assertThat(sequences(berta, 0, 10)).containsExactly(4L, 5L);
  }

  @Test
  default void acknowledgeShouldChangeNothingWhenRepeatedOrBehind() {
    DeviceAddress berta = filledMailbox(5);
    acknowledge(berta, 3);

    assertThat(acknowledge(berta, 3)).isEqualTo(new MailboxState(5, 3));
    assertThat(acknowledge(berta, 1)).isEqualTo(new MailboxState(5, 3));
    assertThat(acknowledge(berta, 0)).isEqualTo(new MailboxState(5, 3));

    assertThat(sequences(berta, 0, 10)).containsExactly(4L, 5L);
  }

  @Test
  default void acknowledgeShouldStopAtTheEndWhenNumberWasNotGivenOutYet() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    storedMessage(aDraft(anna, berta.account()));

    assertThat(acknowledge(berta, 99)).isEqualTo(new MailboxState(1, 1));
    assertThat(acknowledge(berta, Long.MAX_VALUE)).isEqualTo(new MailboxState(1, 1));

    storedMessage(aDraft(anna, berta.account()));
    assertThat(sequences(berta, 0, 10)).containsExactly(2L);
  }

  @Test
  default void acknowledgeShouldLeaveOtherDevicesAlone() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta1 = storedDevice("berta");
    DeviceAddress berta2 = storedDevice(berta1.account());
    storedMessage(aDraft(anna, berta1.account()));
    storedMessage(aDraft(anna, berta1.account()));

    acknowledge(berta1, 2);

    assertThat(storage().mailboxes().state(berta2)).isEqualTo(new MailboxState(2, 0));
    assertThat(sequences(berta2, 0, 10)).containsExactly(1L, 2L);
  }

  @Test
  default void acknowledgeShouldTakeNotesOfDeletionToo() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    var id = storedMessage(aDraft(anna, berta.account()));
    storage().messages().delete(id, anna, seenAt(NOON));
    assertThat(sequences(berta, 0, 10)).containsExactly(2L);

    assertThat(acknowledge(berta, 2)).isEqualTo(new MailboxState(2, 2));

    assertThat(sequences(berta, 0, 10)).isEmpty();
  }

  @Test
  default void acknowledgeShouldKeepTheHighestWhenManyAcknowledgeAtOnce() {
    DeviceAddress berta = filledMailbox(20);

    Concurrently.run(20, number -> acknowledge(berta, number + 1L));

    assertThat(storage().mailboxes().state(berta)).isEqualTo(new MailboxState(20, 20));
  }

  @Test
  default void endsShouldTellTheLastNumberOfEachMailbox() {
    DeviceAddress three = filledMailbox(3);
    DeviceAddress one = storedDevice("one");
    storedMessage(aDraft(three, one.account()));
    DeviceAddress none = storedDevice("idle");
    DeviceAddress unknown = DeviceAddress.of(AccountId.MAX, 1);
    acknowledge(three, 2);

    assertThat(storage().mailboxes().ends(List.of(three, one, none, unknown)))
        .containsOnly(entry(three, 3L), entry(one, 1L), entry(none, 0L));
    assertThat(storage().mailboxes().ends(List.of())).isEmpty();
  }

  @Test
  default void endsShouldAnswerForAThousandDevices() {
    var devices = new ArrayList<DeviceAddress>();
    for (int i = 0; i < 10; i++) {
      DeviceAddress first = storedDevice("many" + i);
      devices.add(first);
      for (int j = 1; j < 100; j++) {
        devices.add(storedDevice(first.account()));
      }
    }

    assertThat(storage().mailboxes().ends(devices))
        .hasSize(1_000)
        .containsOnlyKeys(devices)
        .allSatisfy((_, end) -> assertThat(end).isZero());
  }

  @Test
  default void timelineShouldBeTheSameWhateverIsWritten() {
    String timeline = storage().mailboxes().timeline();
    assertThat(timeline).matches("[0-9a-f]{1,40}");

    DeviceAddress berta = filledMailbox(3);
    acknowledge(berta, 2);
    storage().check();

    assertThat(storage().mailboxes().timeline()).isEqualTo(timeline);
  }

  /// {@return a device with so many messages waiting}
  private DeviceAddress filledMailbox(int messages) {
    DeviceAddress sender = storedDevice("sender");
    DeviceAddress berta = storedDevice("recipient");
    for (int i = 0; i < messages; i++) {
      storedMessage(aDraft(sender, berta.account()));
    }
    return berta;
  }

  private MailboxState acknowledge(DeviceAddress device, long sequence) {
    return storage().mailboxes().acknowledge(device, sequence, false);
  }

  private MailboxPage page(DeviceAddress device, long after, int limit) {
    Horizon horizon = seenAt(NOON);
    return storage().mailboxes().read(device, after, limit, horizon);
  }

  private List<Long> sequences(DeviceAddress device, long after, int limit) {
    return page(device, after, limit).entries().stream().map(MailboxEntry::sequence).toList();
  }
}
