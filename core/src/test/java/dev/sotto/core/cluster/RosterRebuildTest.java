// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.PortException;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.cluster.Roster.Renewal;
import dev.sotto.core.device.DeviceId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class RosterRebuildTest {
  private static final Duration STEP = Duration.ofMillis(2);
  private static final List<AccountId> ALL =
      LongStream.rangeClosed(1, 50_000).mapToObj(AccountId::new).toList();
  private static final Renewal WELL = new Renewal(false, Set.of());
  private static final Set<AccountId> ORPHANS = Set.of(new AccountId(70_000));

  private final SlowRoster roster = new SlowRoster();
  private final RosterRebuild lease = new RosterRebuild(roster, () -> roster.now);

  @Test
  void writeShouldRenewAsOftenAsANodeShould() {
    assertThat(lease.write(ALL, this::put)).isEqualTo(WELL);

    assertThat(roster.written).isEqualTo(ALL);
    assertThat(roster.renewed).hasSize(33);
    long before = 0;
    for (long at : roster.renewed) {
      assertThat(Duration.ofNanos(at - before)).isLessThan(Roster.LATE);
      before = at;
    }
  }

  @Test
  void writeShouldNotRenewWhenItIsSoonDone() {
    lease.write(ALL.subList(0, 1_000), this::put);

    assertThat(roster.renewed).isEmpty();
  }

  @Test
  void writeShouldTellWhatTheRenewalsHaveTold() {
    roster.answers.add(new Renewal(false, ORPHANS));
    roster.answers.add(new Renewal(true, true, false, Set.of()));

    assertThat(lease.write(ALL, this::put)).isEqualTo(new Renewal(true, true, true, ORPHANS));

    assertThat(roster.written).isEqualTo(ALL);
  }

  @Test
  void writeShouldTellOfADeadNodeThatHadNobodyOnline() {
    var buries = new Renewal(false, false, true, Set.of());
    roster.answers.add(buries);

    assertThat(lease.write(ALL, this::put)).isEqualTo(buries);
  }

  @Test
  void writeShouldEndWhenAStepFails() {
    assertThat(lease.write(ALL, account -> put(account) && account.value() < 10)).isEqualTo(WELL);

    assertThat(roster.written).hasSize(10);
  }

  @Test
  void writeShouldEndAndKeepWhatWasToldWhenTheRosterIsAway() {
    roster.answers.add(new Renewal(false, ORPHANS));
    roster.away = 2;

    assertThat(lease.write(ALL, this::put)).isEqualTo(new Renewal(true, ORPHANS));

    assertThat(roster.written).hasSizeLessThan(ALL.size());
  }

  private boolean put(AccountId account) {
    boolean _ = roster.put(account, Set.of());
    return true;
  }

  /// Takes two milliseconds for each account.
  private static final class SlowRoster implements Roster {
    private final List<AccountId> written = new ArrayList<>();
    private final List<Long> renewed = new ArrayList<>();
    private final Queue<Renewal> answers = new ArrayDeque<>();
    private long now;
    private int away;

    @Override
    public boolean put(AccountId account, Set<DeviceId> connected) {
      now += STEP.toNanos();
      written.add(account);
      return false;
    }

    @Override
    public Renewal renew() {
      renewed.add(now);
      if (renewed.size() == away) {
        throw new PortException.Unavailable("away");
      }
      Renewal answer = answers.poll();
      return answer == null ? WELL : answer;
    }

    @Override
    public boolean remove(AccountId account) {
      return false;
    }

    @Override
    public Set<AccountId> onlineElsewhere(Collection<AccountId> accounts) {
      return Set.of();
    }

    @Override
    public Set<DeviceId> connectedElsewhere(AccountId account) {
      return Set.of();
    }
  }
}
