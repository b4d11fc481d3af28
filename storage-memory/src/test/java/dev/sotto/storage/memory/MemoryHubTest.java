// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory;

import static dev.sotto.testkit.Moments.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.call.CallCache;
import dev.sotto.core.limit.BucketStore;
import dev.sotto.core.limit.Limit;
import dev.sotto.core.limit.Limit.WhenUnknown;
import dev.sotto.core.node.Roster;
import dev.sotto.core.node.Topic;
import dev.sotto.core.relay.RelayStore;
import dev.sotto.core.room.RoomSeats;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Coordination;
import dev.sotto.testkit.TestTime;
import dev.sotto.testkit.call.SweptCallsContract;
import dev.sotto.testkit.limit.BucketStoreContract;
import dev.sotto.testkit.node.BusContract;
import dev.sotto.testkit.node.DeadNodesContract;
import dev.sotto.testkit.node.Ear;
import dev.sotto.testkit.node.NodesFixture;
import dev.sotto.testkit.node.RosterContract;
import dev.sotto.testkit.relay.RelayStoreContract;
import dev.sotto.testkit.room.LostSeatsContract;
import dev.sotto.testkit.room.RoomSeatsContract;
import dev.sotto.testkit.room.SharedSeatsContract;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class MemoryHubTest {
  private static final String NAME = "hub";

  private final TestTime time = new TestTime();
  private final MemoryCoordinationProvider provider = new MemoryCoordinationProvider(time);

  @Nested
  final class Calls implements SweptCallsContract {
    @Override
    public CallCache calls() {
      return open(NAME).callCache();
    }
  }

  @Nested
  final class Buckets implements BucketStoreContract {
    @Override
    public BucketStore buckets() {
      return open(NAME).buckets();
    }
  }

  @Nested
  final class Relays implements RelayStoreContract {
    @Override
    public RelayStore relay() {
      return open(NAME).relay();
    }
  }

  @Nested
  final class Seats implements RoomSeatsContract {
    private final RoomSeats seats = open(NAME).roomSeats();

    @Override
    public RoomSeats seats() {
      return seats;
    }
  }

  @Nested
  final class SharedSeats extends Nodes implements SharedSeatsContract {}

  @Nested
  final class LostSeats extends Nodes implements LostSeatsContract {}

  @Nested
  final class Buses extends Nodes implements BusContract {}

  @Nested
  final class Rosters extends Nodes implements RosterContract {}

  @Nested
  final class DeadNodes extends Nodes implements DeadNodesContract {}

  @Test
  void openShouldShareOnlyWithNodesOfTheSameName() {
    Limit once = new Limit("once", 1, Duration.ofHours(1), WhenUnknown.ALLOW);
    Coordination one = open("one");
    Coordination alsoOne = open("one");
    Coordination two = open("two");

    one.buckets().take("a", once, NOON);

    assertThat(alsoOne.buckets().take("a", once, NOON)).isPositive();
    assertThat(two.buckets().take("a", once, NOON)).isZero();
    assertThat(open("").bus().isShared()).isFalse();
  }

  @Test
  void closeShouldForgetTheHubWhenTheLastNodeLeaves() {
    Coordination one = open(NAME);
    Coordination other = open(NAME);
    one.roster().put(RosterContract.ANNA, Set.of());
    one.close();
    one.close();
    assertThat(other.roster().remove(RosterContract.ANNA)).isTrue();

    other.close();

    assertThat(open(NAME).roster().remove(RosterContract.ANNA)).isFalse();
  }

  @Test
  void closeShouldLeaveTheNodeInTheListUntilItsLeaseIsOver() {
    Coordination gone = open(NAME);
    Coordination here = open(NAME);
    gone.roster().put(RosterContract.ANNA, Set.of());
    gone.close();

    time.advance(Roster.LEASE.minusMillis(1));
    assertThat(here.roster().renew().orphans()).isEmpty();
    time.advance(Duration.ofMillis(1));
    assertThat(here.roster().renew().orphans()).containsExactly(RosterContract.ANNA);
  }

  @Test
  void closeShouldEndHearingAndBeingHeard() {
    var topic = new Topic("t");
    Coordination gone = open(NAME);
    Coordination here = open(NAME);
    Ear goneHears = Ear.on(gone.bus());
    Ear hereHears = Ear.on(here.bus());
    gone.bus().subscribe(topic);
    here.bus().subscribe(topic);

    gone.close();
    gone.bus().publish(topic, new byte[1]);
    here.bus().publish(topic, new byte[2]);

    assertThat(goneHears.waiting()).isZero();
    assertThat(hereHears.waiting()).isZero();
  }

  private Coordination open(String name) {
    return provider.open(AdapterUrl.parse("memory:" + name));
  }

  private abstract class Nodes implements NodesFixture {
    @Override
    public Coordination join() {
      return open(NAME);
    }

    @Override
    public void letTimePass(Duration passing) {
      time.advance(passing);
    }

    @Override
    public void wipe() {
      provider.wipe(NAME);
    }

    @Override
    public void settle() {
      // Subscriptions are in force at once.
    }
  }
}
