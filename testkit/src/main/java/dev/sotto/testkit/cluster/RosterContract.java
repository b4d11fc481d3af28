// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.cluster.Roster;
import dev.sotto.core.cluster.Roster.Renewal;
import dev.sotto.core.device.DeviceId;
import dev.sotto.testkit.Concurrently;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What every [Roster] must do while all nodes live. The rest is in [RosterNodeFailureContract].
public interface RosterContract extends NodesFixture {
  AccountId ANNA = new AccountId(1);
  AccountId BERTA = new AccountId(AccountId.MAX);
  DeviceId PHONE = new DeviceId(1);
  DeviceId LAPTOP = new DeviceId(127);

  @Test
  default void nobodyShouldBeOnlineAtFirst() {
    Roster node = join().roster();

    assertThat(node.onlineElsewhere(List.of(ANNA))).isEmpty();
    assertThat(node.connectedElsewhere(ANNA)).isEmpty();
    assertThat(node.remove(ANNA)).isFalse();
  }

  @Test
  default void putShouldBeSeenByTheOthersOnly() {
    Roster one = join().roster();
    Roster other = join().roster();

    assertThat(one.put(ANNA, Set.of(PHONE))).isFalse();

    assertThat(one.onlineElsewhere(List.of(ANNA))).isEmpty();
    assertThat(one.connectedElsewhere(ANNA)).isEmpty();
    assertThat(other.onlineElsewhere(List.of(ANNA, BERTA))).containsExactly(ANNA);
    assertThat(other.connectedElsewhere(ANNA)).containsExactly(PHONE);
    assertThat(other.connectedElsewhere(BERTA)).isEmpty();
  }

  @Test
  default void putAndRemoveShouldAnswerWhetherTheAccountIsOnlineElsewhere() {
    Roster one = join().roster();
    Roster other = join().roster();

    assertThat(one.put(ANNA, Set.of(PHONE))).isFalse();
    assertThat(other.put(ANNA, Set.of(LAPTOP))).isTrue();
    assertThat(one.put(ANNA, Set.of(PHONE))).isTrue();
    assertThat(one.remove(ANNA)).isTrue();
    assertThat(one.remove(ANNA)).isTrue();
    assertThat(other.remove(ANNA)).isFalse();
  }

  @Test
  default void putShouldReplaceWhatTheNodeWroteBefore() {
    Roster one = join().roster();
    Roster other = join().roster();
    one.put(ANNA, Set.of(PHONE, LAPTOP));

    one.put(ANNA, Set.of(LAPTOP));

    assertThat(other.connectedElsewhere(ANNA)).containsExactly(LAPTOP);
  }

  @Test
  default void putShouldKeepTheAccountOnlineWithoutADeviceWhileItIsAboutToLeave() {
    Roster one = join().roster();
    Roster other = join().roster();
    one.put(ANNA, Set.of(PHONE));

    one.put(ANNA, Set.of());

    assertThat(other.onlineElsewhere(List.of(ANNA))).containsExactly(ANNA);
    assertThat(other.connectedElsewhere(ANNA)).isEmpty();
    assertThat(other.put(ANNA, Set.of(PHONE))).isTrue();
  }

  @Test
  default void removeShouldLeaveOtherAccountsAlone() {
    Roster one = join().roster();
    Roster other = join().roster();
    one.put(ANNA, Set.of(PHONE));
    one.put(BERTA, Set.of(PHONE));

    one.remove(ANNA);

    assertThat(other.onlineElsewhere(List.of(ANNA, BERTA))).containsExactly(BERTA);
  }

  @Test
  default void connectedElsewhereShouldAnswerTheDevicesAtAllOtherNodes() {
    Roster one = join().roster();
    Roster other = join().roster();
    Roster third = join().roster();
    one.put(ANNA, Set.of(PHONE));
    other.put(ANNA, Set.of(PHONE, LAPTOP));
    third.put(ANNA, Set.of(new DeviceId(2)));

    assertThat(third.connectedElsewhere(ANNA)).containsExactlyInAnyOrder(PHONE, LAPTOP);
    assertThat(one.connectedElsewhere(ANNA))
        .containsExactlyInAnyOrder(PHONE, LAPTOP, new DeviceId(2));
  }

  @Test
  default void onlineElsewhereShouldAnswerForAThousandAccounts() {
    Roster one = join().roster();
    Roster other = join().roster();
    List<AccountId> asked = accounts(1_000);
    List<AccountId> online = asked.stream().filter(account -> account.value() % 3 == 0).toList();
    online.forEach(account -> one.put(account, Set.of(PHONE)));

    assertThat(other.onlineElsewhere(asked)).containsExactlyInAnyOrderElementsOf(online);
    assertThat(one.onlineElsewhere(asked)).isEmpty();
    assertThat(one.onlineElsewhere(List.of())).isEmpty();
  }

  @Test
  default void removeShouldAnswerOneOnlyThatNobodyIsLeftWhenAllRemoveAtOnce() {
    List<Roster> nodes = nodes(8);
    for (AccountId account : accounts(20)) {
      nodes.forEach(node -> node.put(account, Set.of(PHONE)));

      List<Boolean> elsewhere =
          Concurrently.call(nodes.size(), number -> nodes.get(number).remove(account));

      assertThat(elsewhere).containsOnlyOnce(false);
    }
  }

  @Test
  default void putShouldAnswerOneOnlyThatItIsTheFirstWhenAllPutAtOnce() {
    List<Roster> nodes = nodes(8);
    for (AccountId account : accounts(20)) {
      List<Boolean> elsewhere =
          Concurrently.call(nodes.size(), number -> nodes.get(number).put(account, Set.of(PHONE)));

      assertThat(elsewhere).containsOnlyOnce(false);
    }
  }

  @Test
  default void renewShouldTellOfNothingWhenAllIsWell() {
    Roster one = join().roster();
    Roster other = join().roster();
    one.renew();
    one.put(ANNA, Set.of(PHONE));
    other.renew();
    other.put(ANNA, Set.of(LAPTOP));

    assertThat(one.renew()).isEqualTo(new Renewal(false, Set.of()));
    assertThat(other.renew()).isEqualTo(new Renewal(false, Set.of()));
  }

  @Test
  default void renewShouldTellEachNodeOnceThatTheListWasLost() {
    Roster one = join().roster();
    Roster other = join().roster();
    one.renew();
    other.renew();
    one.put(ANNA, Set.of(PHONE));

    wipe();

    assertThat(other.onlineElsewhere(List.of(ANNA))).isEmpty();
    assertThat(one.renew()).isEqualTo(new Renewal(true, Set.of()));
    assertThat(one.renew().forgotten()).isFalse();
    assertThat(other.renew().forgotten()).isTrue();
    one.put(ANNA, Set.of(PHONE));
    assertThat(other.onlineElsewhere(List.of(ANNA))).containsExactly(ANNA);
  }

  @Test
  default void renewShouldTellThatTheListWasLostAlsoWhenSomethingWasWrittenSince() {
    Roster one = join().roster();
    one.renew();
    one.put(ANNA, Set.of(PHONE));

    wipe();
    one.put(BERTA, Set.of(PHONE));

    assertThat(one.renew().forgotten()).isTrue();
  }

  /// {@return accounts numbered from 1}
  static List<AccountId> accounts(int count) {
    return LongStream.rangeClosed(1, count).mapToObj(AccountId::new).toList();
  }

  /// {@return all that the renewals tell, once each}
  static Set<AccountId> orphans(Collection<Renewal> renewals) {
    var orphans = new HashSet<AccountId>();
    for (Renewal renewal : renewals) {
      for (AccountId orphan : renewal.orphans()) {
        assertThat(orphans.add(orphan)).as("%s is told once", orphan).isTrue();
      }
    }
    return orphans;
  }

  private List<Roster> nodes(int count) {
    return Stream.generate(() -> join().roster()).limit(count).toList();
  }
}
