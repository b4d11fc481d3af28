// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.coordination;

import static dev.sotto.testkit.TestInstants.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.call.signal.SignalCache;
import dev.sotto.core.cluster.Roster;
import dev.sotto.core.cluster.Topic;
import dev.sotto.core.limit.RateLimit;
import dev.sotto.core.limit.RateLimit.WhenUnknown;
import dev.sotto.core.limit.TokenBucketStore;
import dev.sotto.core.relay.RelayStore;
import dev.sotto.core.room.live.RoomSeats;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Coordination;
import dev.sotto.testkit.TestTime;
import dev.sotto.testkit.call.SweptSignalCacheContract;
import dev.sotto.testkit.cluster.BusContract;
import dev.sotto.testkit.cluster.NodesFixture;
import dev.sotto.testkit.cluster.RecordingBusListener;
import dev.sotto.testkit.cluster.RosterContract;
import dev.sotto.testkit.cluster.RosterNodeFailureContract;
import dev.sotto.testkit.limit.TokenBucketStoreContract;
import dev.sotto.testkit.relay.RelayStoreContract;
import dev.sotto.testkit.room.RoomSeatsContract;
import dev.sotto.testkit.room.RoomSeatsFailureContract;
import dev.sotto.testkit.room.RoomSeatsSharingContract;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class MemoryHubTest {
  private static final String NAME = "hub";

  private final TestTime time = new TestTime();
  private final MemoryCoordinationProvider provider = new MemoryCoordinationProvider(time);

  @Nested
  final class Calls implements SweptSignalCacheContract {
    @Override
    public SignalCache calls() {
      return open(NAME).callCache();
    }
  }

  @Nested
  final class Buckets implements TokenBucketStoreContract {
    @Override
    public TokenBucketStore buckets() {
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
  final class SharedSeats extends Nodes implements RoomSeatsSharingContract {}

  @Nested
  final class LostSeats extends Nodes implements RoomSeatsFailureContract {}

  @Nested
  final class Buses extends Nodes implements BusContract {}

  @Nested
  final class Rosters extends Nodes implements RosterContract {}

  @Nested
  final class DeadNodes extends Nodes implements RosterNodeFailureContract {}

  @Test
  void openShouldShareOnlyWithNodesOfTheSameName() {
    RateLimit once = new RateLimit("once", 1, Duration.ofHours(1), WhenUnknown.ALLOW);
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
    RecordingBusListener goneHears = RecordingBusListener.on(gone.bus());
    RecordingBusListener hereHears = RecordingBusListener.on(here.bus());
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
