// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coretests.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.Account;
import dev.sotto.core.contact.Contacts;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.message.ClientMessageId;
import dev.sotto.core.message.Draft;
import dev.sotto.core.message.HorizonSource;
import dev.sotto.core.message.MessageBody;
import dev.sotto.core.message.Messaging;
import dev.sotto.core.message.Messaging.SendResult;
import dev.sotto.core.message.Retention;
import dev.sotto.core.spi.Storage;
import dev.sotto.core.time.TrustedClock;
import dev.sotto.coretests.MemoryStorageFixture;
import dev.sotto.testkit.TestTime;
import dev.sotto.testkit.data.TestAccounts;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class MessagingTest {
  private final Storage storage = new MemoryStorageFixture().storage();
  private final TestTime time = new TestTime();
  private final Contacts contacts = new Contacts(storage.contacts(), storage.accounts(), time);
  private final Messaging messaging =
      new Messaging(
          storage.messages(),
          storage.contacts(),
          (_, _) -> {},
          (_, _) -> {},
          new HorizonSource(Retention.DEFAULT, new TrustedClock(time, time::nanoTime)),
          time);
  private final Account anna = stored("anna");
  private final Account berta = stored("berta");

  @Test
  void sendShouldReachContactsAndThoseWhoWroteBefore() {
    assertThat(messaging.send(draft(anna, berta, "1", "hello")))
        .isEqualTo(new SendResult.NotReachable());
    contacts.add(anna.id(), berta.id());

    assertThat(messaging.send(draft(anna, berta, "1", "hello")))
        .isInstanceOf(SendResult.Sent.class);
    assertThat(messaging.send(draft(berta, anna, "1", "hello yourself")))
        .isInstanceOf(SendResult.Sent.class);
  }

  @Test
  void sendShouldAnswerARepeatAlikeWhenTheAcquaintanceHasEnded() {
    contacts.add(anna.id(), berta.id());
    var first = (SendResult.Sent) messaging.send(draft(anna, berta, "1", "hello"));
    contacts.remove(anna.id(), berta.id());

    assertThat(messaging.send(draft(anna, berta, "1", "hello")))
        .isEqualTo(new SendResult.Sent(first.id(), first.sentAt(), true));
    assertThat(messaging.send(draft(anna, berta, "1", "other words")))
        .isEqualTo(new SendResult.Conflict());
    assertThat(messaging.send(draft(anna, berta, "2", "hello")))
        .isEqualTo(new SendResult.NotReachable());
  }

  private Account stored(String handle) {
    Account account = TestAccounts.anAccount(handle);
    storage.accounts().create(account, TestAccounts.aPasswordHash());
    return account;
  }

  private static Draft draft(Account from, Account to, String clientId, String text) {
    return new Draft(
        DeviceAddress.shared(from.id()),
        to.id(),
        new ClientMessageId(clientId),
        MessageBody.ofText(text),
        Duration.ZERO);
  }
}
