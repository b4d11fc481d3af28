// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coretests.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.Account;
import dev.sotto.core.contact.ContactStore;
import dev.sotto.core.presence.Presence;
import dev.sotto.core.presence.PresenceChanged;
import dev.sotto.core.spi.Storage;
import dev.sotto.testkit.spi.Broken;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PresenceAcrossNodesTest {
  private final TwoNodes nodes = new TwoNodes();
  private final Account anna = nodes.storedAccount("anna");
  private final Account watcher = nodes.storedAccount("watcher");

  @BeforeEach
  void introduce() {
    nodes.introduce(watcher, anna);
  }

  @Test
  void watchersShouldHearAtTheOtherNodeWhoComesAndLeaves() {
    RecordingClient watching = nodes.connect(watcher, nodes.west);

    RecordingClient client = nodes.connect(anna, nodes.east);
    assertThat(told(watching)).containsExactly(true);
    assertThat(isOnlineAt(nodes.west)).isTrue();

    client.leave();
    assertThat(isOnlineAt(nodes.west)).isTrue();
    nodes.time.advance(Presence.GRACE);
    assertThat(told(watching)).containsExactly(true, false);
    assertThat(isOnlineAt(nodes.west)).isFalse();
  }

  @Test
  void watchersShouldHearNothingWhenAnAccountMovesWithinTheGrace() {
    RecordingClient watchingEast = nodes.connect(watcher, nodes.east);
    RecordingClient watchingWest = nodes.connect(watcher, nodes.west);
    RecordingClient atEast = nodes.connect(anna, nodes.east);

    atEast.leave();
    nodes.time.advance(Duration.ofSeconds(4));
    RecordingClient atWest = nodes.connect(anna, nodes.west);
    nodes.time.advance(Duration.ofMinutes(1));
    assertThat(isOnlineAt(nodes.east)).isTrue();
    assertThat(told(watchingEast)).containsExactly(true);
    assertThat(told(watchingWest)).containsExactly(true);

    atWest.leave();
    nodes.time.advance(Duration.ofMinutes(1));
    assertThat(told(watchingEast)).containsExactly(true, false);
    assertThat(told(watchingWest)).containsExactly(true, false);
  }

  @Test
  void watchersShouldHearOnceWhenAnAccountIsConnectedToBothNodes() {
    RecordingClient watching = nodes.connect(watcher, nodes.west);
    RecordingClient atEast = nodes.connect(anna, nodes.east);
    RecordingClient atWest = nodes.connect(anna, nodes.west);

    atEast.leave();
    nodes.time.advance(Duration.ofMinutes(1));
    assertThat(told(watching)).containsExactly(true);

    atWest.leave();
    nodes.time.advance(Duration.ofMinutes(1));
    assertThat(told(watching)).containsExactly(true, false);
  }

  @Test
  void accountsOfADeadNodeShouldGoOfflineOnceWithinFifteenSeconds() {
    List<Account> lost =
        IntStream.range(0, 20).mapToObj(i -> nodes.storedAccount("lost" + i)).toList();
    lost.forEach(account -> nodes.introduce(watcher, account));
    RecordingClient watching = nodes.connect(watcher, nodes.west);
    lost.forEach(account -> nodes.connect(account, nodes.east));

    nodes.east.kill();
    nodes.time.advance(Duration.ofSeconds(15));
    nodes.time.advance(Duration.ofMinutes(5));

    assertThat(watching.seen(PresenceChanged.class))
        .filteredOn(event -> !event.online())
        .extracting(PresenceChanged::account)
        .containsExactlyInAnyOrderElementsOf(lost.stream().map(Account::id).toList());
    assertThat(nodes.west.sotto().live().presence().online(lost.stream().map(Account::id).toList()))
        .isEmpty();
  }

  @Test
  void watchersShouldHearNothingWhenAnAccountOfADeadNodeHasMoved() {
    RecordingClient watching = nodes.connect(watcher, nodes.west);
    nodes.connect(anna, nodes.east);

    nodes.east.kill();
    nodes.time.advance(Duration.ofSeconds(1));
    nodes.connect(anna, nodes.west);
    nodes.time.advance(Duration.ofMinutes(1));

    assertThat(told(watching)).containsExactly(true);
    assertThat(isOnlineAt(nodes.west)).isTrue();
  }

  @Test
  void accountsOfANodeTakenForDeadShouldBeSeenAgainWhenItGoesOn() {
    RecordingClient watching = nodes.connect(watcher, nodes.west);
    nodes.connect(anna, nodes.east);

    nodes.east.freeze();
    nodes.time.advance(Duration.ofSeconds(15));
    assertThat(told(watching)).containsExactly(true, false);
    nodes.east.thaw();
    nodes.time.advance(Duration.ofMinutes(1));

    assertThat(told(watching)).containsExactly(true, false, true);
    assertThat(isOnlineAt(nodes.west)).isTrue();
  }

  @Test
  void watchersShouldHearNothingTwiceWhenNoNodeCouldRenew() {
    RecordingClient watchingWest = nodes.connect(watcher, nodes.west);
    RecordingClient watchingEast = nodes.connect(watcher, nodes.east);
    nodes.connect(anna, nodes.east);

    nodes.east.freeze();
    nodes.west.freeze();
    nodes.time.advance(Duration.ofSeconds(30));
    nodes.west.thaw();
    nodes.east.thaw();
    nodes.time.advance(Duration.ofMinutes(1));

    assertThat(told(watchingWest)).containsExactly(true);
    assertThat(told(watchingEast)).containsExactly(true);
    assertThat(isOnlineAt(nodes.west)).isTrue();
  }

  @Test
  void accountsOfANodeThatDiedWithTheListShouldGoOfflineOnceWithinAMinute() {
    Account berta = nodes.storedAccount("berta");
    nodes.introduce(watcher, berta);
    TestNode third = nodes.newNode();
    RecordingClient watching = nodes.connect(watcher, nodes.west);
    nodes.connect(anna, nodes.east);
    nodes.connect(berta, third);
    assertThat(told(watching)).containsExactly(true, true);

    nodes.east.kill();
    nodes.time.advance(Duration.ofSeconds(1));
    nodes.wipe();
    nodes.time.advance(Duration.ofSeconds(59));

    assertThat(watching.seen(PresenceChanged.class))
        .filteredOn(event -> !event.online())
        .extracting(PresenceChanged::account)
        .containsExactly(anna.id());
    nodes.time.advance(Duration.ofMinutes(5));
    assertThat(told(watching)).containsExactly(true, true, false);
    assertThat(third.sotto().live().presence().isOnline(berta.id())).isTrue();
  }

  @Test
  void watchersShouldHearLaterOfALostAccountWhenTheyCannotBeLookedUpAtFirst() {
    var hidden = new AtomicBoolean();
    var disturbed =
        new TwoNodes(
            UnaryOperator.identity(),
            Broken.port(
                Storage.class,
                ContactStore.class,
                contacts -> new UnavailableWatchers(contacts, hidden::get)));
    Account lost = disturbed.storedAccount("lost");
    Account other = disturbed.storedAccount("other");
    disturbed.introduce(other, lost);
    RecordingClient watching = disturbed.connect(other, disturbed.west);
    disturbed.connect(lost, disturbed.east);

    disturbed.east.kill();
    disturbed.wipe();
    hidden.set(true);
    disturbed.time.advance(Duration.ofMinutes(1));
    assertThat(told(watching)).containsExactly(true);
    hidden.set(false);
    disturbed.time.advance(Duration.ofSeconds(5));

    assertThat(told(watching)).containsExactly(true, false);
  }

  @Test
  void watchersShouldHearNothingWhenAnAccountOfANodeThatDiedWithTheListHasMoved() {
    RecordingClient watching = nodes.connect(watcher, nodes.west);
    nodes.connect(anna, nodes.east);

    nodes.wipe();
    nodes.east.kill();
    nodes.time.advance(Duration.ofSeconds(10));
    // Nobody knows of it any more, so that it is told once more.
    nodes.connect(anna, nodes.west);
    nodes.time.advance(Duration.ofMinutes(2));

    assertThat(told(watching)).containsOnly(true);
    assertThat(isOnlineAt(nodes.west)).isTrue();
  }

  @Test
  void watchersShouldHearNothingTwiceWhenTheListWasLostAndNobodyDied() {
    RecordingClient watchingWest = nodes.connect(watcher, nodes.west);
    RecordingClient watchingEast = nodes.connect(watcher, nodes.east);
    nodes.connect(anna, nodes.east);

    nodes.wipe();
    nodes.time.advance(Duration.ofMinutes(2));

    assertThat(told(watchingWest)).containsExactly(true);
    assertThat(told(watchingEast)).containsExactly(true);
    assertThat(isOnlineAt(nodes.west)).isTrue();
  }

  private boolean isOnlineAt(TestNode node) {
    return node.sotto().live().presence().isOnline(anna.id());
  }

  private static List<Boolean> told(RecordingClient watching) {
    return watching.seen(PresenceChanged.class).stream().map(PresenceChanged::online).toList();
  }
}
