// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.mailbox;

import static dev.sotto.testkit.TestInstants.NOON;
import static dev.sotto.testkit.TestInstants.seenAt;
import static dev.sotto.testkit.data.TestDrafts.aDraft;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.mailbox.MailboxEntry.Arrived;
import dev.sotto.core.mailbox.MailboxStore.MailboxState;
import dev.sotto.core.message.AppendResult.Stored;
import dev.sotto.core.message.Draft;
import dev.sotto.core.message.MessageId;
import dev.sotto.testkit.Concurrently;
import dev.sotto.testkit.message.MessageFixture;
import org.junit.jupiter.api.Test;

/// How every [dev.sotto.core.mailbox.MailboxStore] lets go of bodies that nobody waits for; a part
/// of [MailboxStoreContract].
public interface AcknowledgedBodiesContract extends MessageFixture {
  @Test
  default void acknowledgeShouldKeepTheBodyWhenNotToldToDropIt() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    MessageId id = storedMessage(aDraft(anna, berta.account()));

    storage().mailboxes().acknowledge(berta, 1, false);

    assertThat(found(anna, id)).isPresent();
    assertThat(conversation(anna, berta)).isEqualTo(1);
  }

  @Test
  default void acknowledgeShouldDropTheBodyWhenTheLastDeviceHasAcknowledged() {
    DeviceAddress anna1 = storedDevice("anna");
    DeviceAddress anna2 = storedDevice(anna1.account());
    DeviceAddress berta1 = storedDevice("berta");
    DeviceAddress berta2 = storedDevice(berta1.account());
    MessageId id = storedMessage(aDraft(anna1, berta1.account()));

    storage().mailboxes().acknowledge(berta1, 1, true);
    assertThat(found(anna1, id)).isPresent();
    storage().mailboxes().acknowledge(anna2, 1, true);
    assertThat(found(anna1, id)).isPresent();
    assertThat(mailbox(berta2)).hasSize(1);
    storage().mailboxes().acknowledge(berta2, 1, true);

    assertThat(found(anna1, id)).isEmpty();
    assertThat(conversation(anna1, berta1)).isZero();
    assertThat(conversation(berta1, anna1)).isZero();
  }

  @Test
  default void acknowledgeShouldDropOnlyWhatWasAcknowledged() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    MessageId first = storedMessage(aDraft(anna, berta.account()));
    MessageId second = storedMessage(aDraft(anna, berta.account()));
    MessageId third = storedMessage(aDraft(anna, berta.account()));

    storage().mailboxes().acknowledge(berta, 2, true);

    assertThat(found(anna, first)).isEmpty();
    assertThat(found(anna, second)).isEmpty();
    assertThat(found(anna, third)).isPresent();
    assertThat(mailbox(berta)).hasSize(1);
    assertThat(last(berta)).isEqualTo(3);
  }

  @Test
  default void acknowledgeShouldTakeALongBacklogWhole() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    Concurrently.run(2_500, _ -> storedMessage(aDraft(anna, berta.account())));
    MessageId later = storedMessage(aDraft(anna, berta.account()));

    assertThat(storage().mailboxes().acknowledge(berta, 2_500, true))
        .isEqualTo(new MailboxState(2_501, 2_500));

    assertThat(mailbox(berta))
        .containsExactly(new Arrived(2_501, found(anna, later).orElseThrow()));
    assertThat(conversation(anna, berta)).isEqualTo(1);
  }

  @Test
  default void appendShouldRecogniseTheRepeatWhenTheBodyWasDropped() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    Draft draft = aDraft(anna, berta.account());
    MessageId id = storedMessage(draft);
    storage().mailboxes().acknowledge(berta, 1, true);

    assertThat(append(draft)).isEqualTo(new Stored(id, NOON, true));
    assertThat(last(berta)).isEqualTo(1);
  }

  @Test
  default void deleteShouldChangeNothingWhenTheBodyWasDropped() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    MessageId id = storedMessage(aDraft(anna, berta.account()));
    storage().mailboxes().acknowledge(berta, 1, true);

    assertThat(storage().messages().delete(id, anna, seenAt(NOON))).isEmpty();
    assertThat(last(berta)).isEqualTo(1);
  }

  private int conversation(DeviceAddress reader, DeviceAddress peer) {
    return storage()
        .history()
        .conversation(reader.account(), peer.account(), MessageId.MAX, 10, seenAt(NOON))
        .size();
  }
}
