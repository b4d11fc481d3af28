// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.cluster.Roster;
import dev.sotto.core.cluster.Roster.Renewal;
import dev.sotto.core.device.DeviceId;
import dev.sotto.core.spi.Coordination;
import dev.sotto.testkit.Concurrently;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// What every [Roster] must do when nodes die.
public interface RosterNodeFailureContract extends NodesFixture {
  AccountId ANNA = new AccountId(1);
  AccountId BERTA = new AccountId(2);
  DeviceId PHONE = new DeviceId(1);

  /// So long that a node which renews after it is not late.
  Duration HALF = Roster.LEASE.dividedBy(2);

  @Test
  default void accountsOfADeadNodeShouldCountNoMore() {
    Roster other = join().roster();
    joinAndDie(dying -> dying.put(ANNA, Set.of(PHONE)));
    assertThat(other.onlineElsewhere(List.of(ANNA))).containsExactly(ANNA);

    letLeasesPass();

    assertThat(other.onlineElsewhere(List.of(ANNA))).isEmpty();
    assertThat(other.connectedElsewhere(ANNA)).isEmpty();
    assertThat(other.put(ANNA, Set.of(PHONE))).isFalse();
    assertThat(other.remove(ANNA)).isFalse();
  }

  @Test
  default void renewShouldTellOfTheAccountsOfADeadNodeOnce() {
    Roster other = join().roster();
    joinAndDie(
        dying -> {
          dying.put(ANNA, Set.of(PHONE));
          dying.put(BERTA, Set.of());
        });
    assertThat(other.renew().orphans()).isEmpty();

    letLeasesPassBut(List.of(other));

    assertThat(other.renew().orphans()).containsExactlyInAnyOrder(ANNA, BERTA);
    assertThat(other.renew().orphans()).isEmpty();
  }

  @Test
  default void renewShouldTellOneNodeOfADeadOneThatHadNobodyOnline() {
    Roster one = join().roster();
    Roster other = join().roster();
    joinAndDie(Roster::renew);
    assertThat(one.renew().buries()).isFalse();
    assertThat(other.renew().buries()).isFalse();

    letLeasesPassBut(List.of(one, other));

    assertThat(List.of(one.renew().buries(), other.renew().buries())).containsExactly(true, false);
    assertThat(one.renew().buries()).isFalse();
  }

  @Test
  default void renewShouldTakeNobodyForDeadWhenTheNodeHasOnlyJustCome() {
    Roster one = joined(ANNA);
    letLeasesPass();

    Roster fresh = join().roster();

    assertThat(fresh.renew().orphans()).isEmpty();
    assertThat(fresh.onlineElsewhere(List.of(ANNA))).containsExactly(ANNA);
    assertThat(one.renew()).isEqualTo(new Renewal(false, Set.of()));
  }

  @Test
  default void renewShouldTakeNobodyForDeadWhenNobodyCouldRenew() {
    Roster one = joined(ANNA);
    Roster other = join().roster();
    other.renew();

    letLeasesPass();

    assertThat(other.renew()).isEqualTo(new Renewal(false, Set.of()));
    assertThat(one.renew()).isEqualTo(new Renewal(false, Set.of()));
    assertThat(other.onlineElsewhere(List.of(ANNA))).containsExactly(ANNA);
  }

  @Test
  default void renewShouldTellOnlyWhatTheDeadNodeHadNotRemoved() {
    Roster other = join().roster();
    joinAndDie(
        dying -> {
          dying.put(ANNA, Set.of(PHONE));
          dying.put(BERTA, Set.of(PHONE));
          dying.remove(ANNA);
        });

    letLeasesPassBut(List.of(other));

    assertThat(other.renew().orphans()).containsExactly(BERTA);
  }

  @Test
  default void renewShouldTellEachOrphanToOneOfManyNodesOnly() {
    List<AccountId> accounts = RosterContract.accounts(3_000);
    List<Roster> nodes = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      nodes.add(join().roster());
    }
    joinAndDie(dying -> accounts.forEach(account -> dying.put(account, Set.of(PHONE))));

    letLeasesPassBut(nodes);
    List<Renewal> renewals = Concurrently.call(nodes.size(), number -> nodes.get(number).renew());

    assertThat(RosterContract.orphans(renewals)).containsExactlyInAnyOrderElementsOf(accounts);
  }

  @Test
  default void renewShouldKeepTheNodeAlive() {
    Roster one = join().roster();
    Roster other = join().roster();
    one.put(ANNA, Set.of(PHONE));
    letLeasesPass();

    one.renew();

    assertThat(other.onlineElsewhere(List.of(ANNA))).containsExactly(ANNA);
    assertThat(other.renew().orphans()).isEmpty();
  }

  @Test
  default void renewShouldTellANodeThatWasTakenForDead() {
    Roster sleeping = joined(ANNA);
    Roster other = join().roster();
    letLeasesPassBut(List.of(other));
    other.renew();

    assertThat(sleeping.renew()).isEqualTo(new Renewal(true, true, false, Set.of()));
    assertThat(other.onlineElsewhere(List.of(ANNA))).isEmpty();
    sleeping.put(ANNA, Set.of(PHONE));
    assertThat(other.onlineElsewhere(List.of(ANNA))).containsExactly(ANNA);
  }

  @Test
  default void renewShouldTellANodeThatWasTakenForDeadAlsoWhenItHasWrittenSince() {
    Roster sleeping = joined(ANNA);
    Roster other = join().roster();
    letLeasesPassBut(List.of(other));
    other.renew();

    sleeping.put(BERTA, Set.of(PHONE));

    assertThat(sleeping.renew().forgotten()).isTrue();
  }

  @Test
  default void putShouldNotKeepTheNodeAlive() {
    Roster silent = joined(ANNA);
    Roster other = join().roster();

    letLeasesPass();
    silent.put(BERTA, Set.of(PHONE));

    assertThat(other.onlineElsewhere(List.of(ANNA, BERTA))).isEmpty();
  }

  @Test
  default void buryingShouldLeaveWhatIsOnlineAtALivingNode() {
    Roster other = join().roster();
    Roster third = join().roster();
    joinAndDie(dying -> dying.put(ANNA, Set.of(PHONE)));
    other.put(ANNA, Set.of(PHONE));
    letLeasesPassBut(List.of(other));
    other.renew();

    assertThat(third.onlineElsewhere(List.of(ANNA))).containsExactly(ANNA);
    assertThat(third.connectedElsewhere(ANNA)).containsExactly(PHONE);
    assertThat(other.remove(ANNA)).isFalse();
  }

  /// {@return the roster of a new node, at which the account is online}
  private Roster joined(AccountId account) {
    Roster roster = join().roster();
    roster.renew();
    roster.put(account, Set.of(PHONE));
    return roster;
  }

  /// Lets a new node die that has done something before.
  private void joinAndDie(Consumer<Roster> life) {
    Coordination dying = join();
    life.accept(dying.roster());
    dying.close();
  }

  /// Lets the leases of all nodes pass but those of `living`, which go on renewing.
  private void letLeasesPassBut(List<Roster> living) {
    living.forEach(Roster::renew);
    letTimePass(HALF);
    living.forEach(Roster::renew);
    letTimePass(HALF);
  }
}
