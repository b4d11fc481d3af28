// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.cluster.Roster;
import dev.sotto.core.cluster.Roster.Renewal;
import dev.sotto.core.cluster.RosterRebuild;
import dev.sotto.core.device.DeviceId;
import dev.sotto.testkit.redis.EmbeddedRedis;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A node with 50,000 accounts writes them all again after Redis has lost everything, as over a
/// line on which each takes a millisecond: five leases. The clock is set forward, nobody waits.
@Tag("full")
final class LargeRosterRebuildTest {
  private static final int ACCOUNTS = 50_000;
  private static final int STEPS = 100;
  private static final Set<DeviceId> PHONE = Set.of(new DeviceId(1));
  private static final Duration PUT = Duration.ofMillis(1);

  private long passed;
  private int puts;

  @Test
  void nodeShouldStayAliveWhileItWritesALargePart() {
    List<AccountId> all = LongStream.rangeClosed(1, ACCOUNTS).mapToObj(AccountId::new).toList();
    try (EmbeddedRedis redis = EmbeddedRedis.start();
        RedisFixture fixture = new RedisFixture(redis, "")) {
      Roster large = fixture.join().roster();
      Roster other = fixture.join().roster();
      large.renew();
      other.renew();
      fixture.wipe();
      assertThat(large.renew().forgotten()).isTrue();
      assertThat(other.renew().forgotten()).isTrue();

      Renewal told =
          new RosterRebuild(large, () -> passed)
              .write(
                  all,
                  account -> {
                    large.put(account, PHONE);
                    puts++;
                    if (puts % (ACCOUNTS / STEPS) == 0) {
                      Duration step = PUT.multipliedBy(ACCOUNTS / STEPS);
                      passed += step.toNanos();
                      fixture.letTimePass(step);
                      assertThat(other.renew()).isEqualTo(new Renewal(false, Set.of()));
                    }
                    return true;
                  });

      assertThat(told).isEqualTo(new Renewal(false, Set.of()));
      assertThat(large.renew()).isEqualTo(new Renewal(false, Set.of()));
      for (int from = 0; from < ACCOUNTS; from += 1_000) {
        List<AccountId> some = all.subList(from, from + 1_000);
        assertThat(other.onlineElsewhere(some)).hasSize(1_000);
      }
    }
  }
}
