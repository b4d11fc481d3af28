// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.message;

import static dev.sotto.testkit.TestInstants.NOON;
import static dev.sotto.testkit.data.TestDrafts.aDraft;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.mailbox.MailboxEntry;
import dev.sotto.core.mailbox.MailboxEntry.Arrived;
import dev.sotto.core.mailbox.MailboxStore.MailboxPage;
import dev.sotto.core.message.AppendResult.Stored;
import dev.sotto.core.message.Message;
import dev.sotto.core.message.MessageId;
import dev.sotto.testkit.Concurrently;
import dev.sotto.testkit.TestInstants;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// How every [dev.sotto.core.message.MessageStore] keeps its promises when many send at once; a
/// part of [MessageStoreContract].
public interface ConcurrentAppendContract extends MessageFixture {
  int THREADS = 32;
  int SENDS = 50;

  @Test
  default void appendShouldNumberWithoutGapsWhenManySendAtOnce() {
    List<DeviceAddress> senders = devices("sender", THREADS);
    List<DeviceAddress> recipients = devices("recipient", 3);
    List<DeviceAddress> mailboxes = new ArrayList<>(recipients);
    recipients.forEach(recipient -> mailboxes.add(storedDevice(recipient.account())));
    var recorder = new RecordingCommitListener();
    Queue<MessageId> answered = new ConcurrentLinkedQueue<>();

    Concurrently.run(
        THREADS,
        thread -> {
          for (int send = 0; send < SENDS; send++) {
            DeviceAddress recipient = recipients.get((thread + send) % recipients.size());
            // Clocks of threads differ, and go back at times.
            var sentAt = NOON.plusMillis((thread * 31L + send * 17L) % 100);
            var result =
                (Stored)
                    storage()
                        .messages()
                        .append(aDraft(senders.get(thread), recipient.account()), sentAt, recorder);
            answered.add(result.id());
          }
        });

    assertThat(answered).hasSize(THREADS * SENDS).doesNotHaveDuplicates();
    assertThat(recorder.messages())
        .extracting(Message::id)
        .containsExactlyInAnyOrderElementsOf(answered);
    mailboxes.forEach(mailbox -> assertInOrder(mailbox, recorder));
  }

  private void assertInOrder(DeviceAddress mailbox, RecordingCommitListener recorder) {
    List<MailboxEntry> entries = readInPages(mailbox);
    List<Long> sequences = entries.stream().map(MailboxEntry::sequence).toList();
    List<Message> messages = entries.stream().map(entry -> ((Arrived) entry).message()).toList();

    assertThat(sequences)
        .isNotEmpty()
        .containsExactlyElementsOf(LongStream.rangeClosed(1, entries.size()).boxed().toList());
    assertThat(recorder.sequencesOf(mailbox)).isEqualTo(sequences);
    assertThat(messages).isSortedAccordingTo((a, b) -> a.id().compareTo(b.id()));
    assertThat(messages).allMatch(message -> message.recipient().equals(mailbox.account()));
    assertThat(messages)
        .hasSize(
            (int)
                recorder.messages().stream()
                    .filter(message -> message.recipient().equals(mailbox.account()))
                    .count());
  }

  private List<MailboxEntry> readInPages(DeviceAddress mailbox) {
    var entries = new ArrayList<MailboxEntry>();
    while (true) {
      long after = entries.isEmpty() ? 0 : entries.getLast().sequence();
      MailboxPage page = storage().mailboxes().read(mailbox, after, 100, TestInstants.seenAt(NOON));
      if (page.entries().isEmpty()) {
        return entries;
      }
      entries.addAll(page.entries());
    }
  }

  private List<DeviceAddress> devices(String name, int count) {
    return IntStream.range(0, count).mapToObj(number -> storedDevice(name + number)).toList();
  }
}
