// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.postgres;

import static dev.sotto.testkit.TestInstants.NOON;
import static dev.sotto.testkit.TestInstants.seenAt;
import static dev.sotto.testkit.data.TestDrafts.aDraft;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.PublicKey;
import dev.sotto.core.device.Device;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.device.DeviceName;
import dev.sotto.core.key.PublicKeyStore.Outcome;
import dev.sotto.core.mailbox.MailboxEntry;
import dev.sotto.core.mailbox.MailboxEntry.Arrived;
import dev.sotto.core.message.AppendResult;
import dev.sotto.core.message.AppendResult.Stored;
import dev.sotto.core.message.Draft;
import dev.sotto.core.message.Message;
import dev.sotto.core.message.MessageId;
import dev.sotto.core.push.PushToken;
import dev.sotto.core.spi.Storage;
import dev.sotto.testkit.Concurrently;
import dev.sotto.testkit.call.CallRacesContract;
import dev.sotto.testkit.media.ViewOnceRacesContract;
import dev.sotto.testkit.spi.StorageRacesContract;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Several servers on one database.
final class PostgresNodesTest
    implements CallRacesContract, ViewOnceRacesContract, StorageRacesContract {
  private static final int THREADS = 16;
  private static final int SENDS = 25;

  private static final int NODES = 3;

  /// Connections of each node; together enough for all threads at once.
  private static final int CONNECTIONS = 6;

  private static ReusedTestDatabase database;
  private List<Storage> nodes;

  @BeforeAll
  static void start() throws SQLException {
    database = new ReusedTestDatabase(NODES, CONNECTIONS);
  }

  @AfterAll
  static void stop() throws SQLException {
    database.close();
  }

  @BeforeEach
  void open() throws SQLException {
    nodes = database.servers();
  }

  @Override
  public Storage storage() {
    return nodes.getFirst();
  }

  @Override
  public Storage server(int number) {
    return node(number);
  }

  /// Whoever has no connection waits, and races with nobody.
  @Override
  public int readers() {
    return 2 * NODES * CONNECTIONS;
  }

  private Storage node(int number) {
    return nodes.get(number % nodes.size());
  }

  @Test
  void mailboxesShouldHaveNoGapsAndRisingIdsWhenNodesFillThemAtOnce() {
    List<DeviceAddress> devices =
        IntStream.range(0, 4).mapToObj(number -> storedDevice("device" + number)).toList();
    Set<MessageId> ids = ConcurrentHashMap.newKeySet();

    Concurrently.run(
        THREADS,
        thread -> {
          for (int send = 0; send < SENDS; send++) {
            DeviceAddress sender = devices.get((thread + send) % devices.size());
            DeviceAddress recipient = devices.get((thread * 3 + send * 7 + 1) % devices.size());
            var result =
                (Stored)
                    node(thread)
                        .messages()
                        .append(aDraft(sender, recipient.account()), NOON, (_, _) -> {});
            ids.add(result.id());
          }
        });

    assertThat(ids).hasSize(THREADS * SENDS);
    for (DeviceAddress device : devices) {
      List<MailboxEntry> entries =
          storage().mailboxes().read(device, 0, 1_000, seenAt(NOON)).entries();
      assertThat(entries)
          .extracting(MailboxEntry::sequence)
          .isEqualTo(LongStream.rangeClosed(1, entries.size()).boxed().toList());
      assertThat(entries)
          .extracting(entry -> ((Arrived) entry).message().id())
          .isSorted()
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void historyShouldNeverGainAnOlderMessageThanItHasShown() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    var senders = new AtomicInteger(THREADS);
    var late = new ArrayList<MessageId>();

    Concurrently.run(
        THREADS + 1,
        thread -> {
          if (thread == THREADS) {
            var seen = new HashSet<MessageId>();
            MessageId newest = new MessageId(1);
            boolean more = true;
            while (more) {
              more = senders.get() > 0;
              for (Message message :
                  storage()
                      .history()
                      .conversation(
                          anna.account(), berta.account(), MessageId.MAX, 1_000, seenAt(NOON))) {
                if (seen.add(message.id()) && message.id().compareTo(newest) < 0) {
                  late.add(message.id());
                }
              }
              newest = seen.stream().max(MessageId::compareTo).orElse(newest);
            }
            return;
          }
          try {
            for (int send = 0; send < SENDS; send++) {
              Draft draft =
                  aDraft(
                      thread % 3 == 0 ? berta : anna, (thread % 3 == 0 ? anna : berta).account());
              node(thread).messages().append(draft, NOON.plusMillis(send), (_, _) -> {});
            }
          } finally {
            senders.decrementAndGet();
          }
        });

    assertThat(late).isEmpty();
  }

  @Test
  void orderShouldNotDependOnTheClocksOfNodes() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    var first =
        (Stored)
            node(0)
                .messages()
                .append(aDraft(anna, berta.account()), NOON.plusSeconds(9), (_, _) -> {});

    var second =
        (Stored) node(1).messages().append(aDraft(anna, berta.account()), NOON, (_, _) -> {});

    assertThat(second.id()).isGreaterThan(first.id());
    assertThat(second.sentAt()).isEqualTo(NOON);
  }

  @Test
  void draftShouldBeStoredOnceWhenSentToTwoNodesAtOnce() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");

    for (int round = 0; round < 20; round++) {
      Draft draft = aDraft(anna, berta.account());
      List<AppendResult> results =
          Concurrently.call(4, thread -> node(thread).messages().append(draft, NOON, (_, _) -> {}));

      assertThat(results)
          .extracting(result -> ((Stored) result).id())
          .containsOnly(((Stored) results.getFirst()).id());
      assertThat(results)
          .extracting(result -> ((Stored) result).repeated())
          .containsOnlyOnce(false);
    }
    assertThat(storage().mailboxes().state(berta).last()).isEqualTo(20);
  }

  @Test
  void deleteShouldLeaveOneNoteWhenNodesDeleteAtOnce() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    MessageId id = storedMessage(aDraft(anna, berta.account()));

    Concurrently.run(8, thread -> node(thread).messages().delete(id, anna, seenAt(NOON)));

    assertThat(storage().mailboxes().state(berta).last()).isEqualTo(2);
  }

  @Test
  void bodiesShouldGoWhenTheLastTwoDevicesAcknowledgeAtOnce() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta1 = storedDevice("berta");
    DeviceAddress berta2 = storedDevice(berta1.account());
    for (int round = 1; round <= 20; round++) {
      MessageId id = storedMessage(aDraft(anna, berta1.account()));
      int last = round;

      Concurrently.run(
          2,
          thread ->
              node(thread).mailboxes().acknowledge(thread == 0 ? berta1 : berta2, last, true));

      assertThat(storage().messages().find(anna.account(), id, seenAt(NOON))).isEmpty();
    }
  }

  @Test
  void devicesShouldGetNumbersOfTheirOwnWhenNodesAddThemAtOnce() {
    var account = storedAccount("anna").id();

    List<Device> devices =
        Concurrently.call(
            THREADS,
            thread ->
                node(thread).devices().add(account, new DeviceName("phone"), NOON).orElseThrow());

    assertThat(devices)
        .extracting(device -> device.address().device().value())
        .doesNotHaveDuplicates();
  }

  @Test
  void pushTokenShouldReachOneDeviceWhenNodesPutItAtOnce() {
    List<DeviceAddress> devices =
        IntStream.range(0, 8).mapToObj(number -> storedDevice("device" + number)).toList();
    var token = new PushToken("x".repeat(PushToken.MAX_LENGTH));

    Concurrently.run(8, thread -> node(thread).pushTokens().put(devices.get(thread), token));

    assertThat(devices.stream().filter(d -> storage().pushTokens().find(d).isPresent())).hasSize(1);
  }

  @Test
  void firstPublicKeyShouldStayWhenNodesPutOthersAtOnce() {
    var account = storedAccount("anna").id();

    List<Outcome> outcomes =
        Concurrently.call(
            8,
            thread -> node(thread).publicKeys().put(account, new PublicKey("key" + thread), false));

    assertThat(outcomes).containsOnlyOnce(Outcome.STORED);
  }
}
