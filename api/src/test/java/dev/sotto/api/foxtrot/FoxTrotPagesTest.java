// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sotto.api.TestServer;
import dev.sotto.core.account.Account;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.account.PublicKey;
import dev.sotto.core.contact.ContactStore;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.message.ClientMessageId;
import dev.sotto.core.message.Draft;
import dev.sotto.core.message.MessageBody;
import dev.sotto.core.message.Retention;
import dev.sotto.core.server.ServerPolicy;
import dev.sotto.testkit.Concurrently;
import dev.sotto.testkit.data.TestAccounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class FoxTrotPagesTest {
  private static final int MORE_THAN_A_PAGE = 1_010;

  private final TestServer server = TestServer.start(acknowledged());
  private final FoxTrotClient client = new FoxTrotClient(server);
  private final FoxTrotClient.User alice = client.newUser("alice");
  private final FoxTrotClient.User bob = client.newUser("bob");

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void answerShouldGoOnToTheOldestMessageThatWasNotShownYet() {
    client.post(alice, "/addContact", "{\"id\":%d}".formatted(bob.id()));
    for (int i = 0; i < MORE_THAN_A_PAGE; i++) {
      send("m" + i);
    }

    JsonNode all = client.get(bob, "/getConversations?since=0").json();
    client.get(bob, "/getContacts");

    assertThat(all).hasSize(MORE_THAN_A_PAGE);
    assertThat(all.path(0).path("message").asText()).isEqualTo("m1009");
    assertThat(all.path(1_009).path("message").asText()).isEqualTo("m0");
    assertThat(acknowledged(bob)).isEqualTo(MORE_THAN_A_PAGE);
  }

  @Test
  void readMessagesShouldBeReachedToTheVeryBeginningByLinks() {
    try (TestServer keeping = TestServer.start(FoxTrotClient.setup());
        var reader = new FoxTrotClient(keeping)) {
      FoxTrotClient.User carla = reader.newUser("carla");
      FoxTrotClient.User dora = reader.newUser("dora");
      reader.post(carla, "/addContact", "{\"id\":%d}".formatted(dora.id()));
      for (int i = 0; i < MORE_THAN_A_PAGE; i++) {
        send(keeping, carla, dora, "m" + i);
      }
      assertThat(reader.get(dora, "/getConversations?since=0").json()).hasSize(MORE_THAN_A_PAGE);

      var sizes = new ArrayList<Integer>();
      var read = new ArrayList<String>();
      String path = "/getConversations?since=0";
      while (!path.isEmpty()) {
        FoxTrotClient.Answer answer = reader.get(dora, path);
        answer.json().forEach(message -> read.add(message.path("message").asText()));
        sizes.add(answer.json().size());
        path = linkOf(answer);
      }

      assertThat(sizes).containsExactly(1_000, 10);
      assertThat(read).hasSize(MORE_THAN_A_PAGE).doesNotHaveDuplicates();
      assertThat(read.getLast()).isEqualTo("m0");
    }
  }

  @Test
  void largeMessagesShouldAllBeInTheAnswer() {
    client.post(alice, "/addContact", "{\"id\":%d}".formatted(bob.id()));
    for (int i = 0; i < 30; i++) {
      send("%02d ".formatted(i) + "x".repeat(100 * 1024));
    }

    JsonNode all = client.get(bob, "/getConversations?since=0").json();
    client.get(bob, "/getContacts");

    assertThat(all).hasSize(30);
    assertThat(all.path(29).path("message").asText()).startsWith("00 ").hasSize(3 + 100 * 1024);
    assertThat(acknowledged(bob)).isEqualTo(30);
  }

  @Test
  void pointThatNoLinkHasToldShouldBeRefused() {
    for (String before : List.of("", "5", "x-1", "1-0", "1-9007199254740992", "-1-1")) {
      assertThat(client.get(bob, "/getConversations?since=0&before=" + before).status())
          .as(before)
          .isEqualTo(400);
    }
  }

  @Test
  void pageShouldAcknowledgeEverythingWhenItHoldsAll() {
    client.post(alice, "/addContact", "{\"id\":%d}".formatted(bob.id()));
    send("one");
    send("two");

    assertThat(client.get(bob, "/getConversations?since=0").json()).hasSize(2);

    // On the same connection: the request before has been dealt with when this one is answered.
    client.get(bob, "/getContacts");
    assertThat(acknowledged(bob)).isEqualTo(2);
  }

  @Test
  void headShouldAcknowledgeNothing() {
    client.post(alice, "/addContact", "{\"id\":%d}".formatted(bob.id()));
    send("one");

    FoxTrotClient.Answer head =
        client.call("HEAD", "/getConversations?since=0", "JWT " + bob.token(), "");
    client.get(bob, "/getContacts");

    assertThat(head.status()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(acknowledged(bob)).isZero();
    assertThat(client.get(bob, "/getConversations?since=0").json()).hasSize(1);
  }

  @Test
  void pageShouldAcknowledgeNothingThatItLeavesOut() {
    client.post(alice, "/addContact", "{\"id\":%d}".formatted(bob.id()));
    send("one");

    long later = server.now().plus(Duration.ofDays(1)).toEpochMilli();
    assertThat(client.get(bob, "/getConversations?since=" + later).json()).isEmpty();

    assertThat(client.get(bob, "/getConversations?since=0").json()).hasSize(1);
  }

  private long acknowledged(FoxTrotClient.User user) {
    var device = DeviceAddress.shared(new AccountId(user.id()));
    return server.storage().mailboxes().state(device).acknowledged();
  }

  /// {@return where the answer says that the list goes on; empty when it ends}
  private static String linkOf(FoxTrotClient.Answer answer) {
    return answer
        .response()
        .headers()
        .firstValue("Link")
        .map(link -> link.replaceFirst("^</foxtrot-api([^>]*)>; rel=\"next\"$", "$1"))
        .orElse("");
  }

  @Test
  void contactsShouldAllComeWhateverTheyTake() {
    var alices = new AccountId(alice.id());
    var key = new PublicKey("k".repeat(PublicKey.MAX_LENGTH));
    int count = 2 * ContactStore.PAGE_BYTES / PublicKey.MAX_LENGTH;
    Concurrently.call(
        count,
        i -> {
          Account contact = TestAccounts.anAccount("contact" + i);
          server.storage().accounts().create(contact, TestAccounts.aPasswordHash());
          server.storage().publicKeys().put(contact.id(), key, true);
          return server.sotto().contacts().list().add(alices, contact.id());
        });

    JsonNode contacts = client.get(alice, "/getContacts").json();

    assertThat(contacts.findValuesAsText("id")).hasSize(count).doesNotHaveDuplicates();
  }

  private void send(String text) {
    send(server, alice, bob, text);
  }

  private static void send(
      TestServer to, FoxTrotClient.User sender, FoxTrotClient.User recipient, String text) {
    var draft =
        new Draft(
            DeviceAddress.shared(new AccountId(sender.id())),
            new AccountId(recipient.id()),
            new ClientMessageId(text.split(" ", 2)[0]),
            MessageBody.ofText(text),
            Duration.ZERO);
    to.sotto().messages().messaging().send(draft);
  }

  private static TestServer.Setup acknowledged() {
    TestServer.Setup setup = FoxTrotClient.setup();
    ServerPolicy before = setup.policy();
    return setup.with(
        new ServerPolicy(
            before.registration(),
            Retention.ACKNOWLEDGED,
            before.switches(),
            before.turn(),
            before.media()));
  }
}
