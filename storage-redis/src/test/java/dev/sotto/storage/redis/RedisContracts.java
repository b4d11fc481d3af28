// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.redis;

import dev.sotto.core.call.signal.SignalCache;
import dev.sotto.core.limit.TokenBucketStore;
import dev.sotto.core.relay.RelayStore;
import dev.sotto.core.room.live.RoomSeats;
import dev.sotto.core.spi.Coordination;
import dev.sotto.testkit.call.SignalCacheContract;
import dev.sotto.testkit.cluster.BusContract;
import dev.sotto.testkit.cluster.NodesFixture;
import dev.sotto.testkit.cluster.RosterContract;
import dev.sotto.testkit.cluster.RosterNodeFailureContract;
import dev.sotto.testkit.limit.TokenBucketStoreContract;
import dev.sotto.testkit.relay.RelayStoreContract;
import dev.sotto.testkit.room.RoomSeatsContract;
import dev.sotto.testkit.room.RoomSeatsFailureContract;
import dev.sotto.testkit.room.RoomSeatsSharingContract;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

/// Every contract of coordination, alike for one Redis and for a Redis Cluster.
abstract class RedisContracts {
  private RedisFixture fixture;

  /// {@return nodes over a Redis that keeps nothing of earlier tests}
  abstract RedisFixture newFixture();

  @BeforeEach
  void open() {
    fixture = newFixture();
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Nested
  final class Buses extends Nodes implements BusContract {}

  @Nested
  final class Rosters extends Nodes implements RosterContract {}

  @Nested
  final class DeadNodes extends Nodes implements RosterNodeFailureContract {}

  @Nested
  final class SharedSeats extends Nodes implements RoomSeatsSharingContract {}

  @Nested
  final class LostSeats extends Nodes implements RoomSeatsFailureContract {}

  @Nested
  final class Unsealed extends UnsignedRelayMigrationTests {
    @Override
    String url() {
      return fixture.url();
    }

    @Override
    RelayStore join() {
      return fixture.join().relay();
    }
  }

  @Nested
  final class Seats implements RoomSeatsContract {
    private RoomSeats seats;

    @BeforeEach
    void join() {
      seats = fixture.join().roomSeats();
    }

    @Override
    public RoomSeats seats() {
      return seats;
    }
  }

  @Nested
  final class Calls implements SignalCacheContract {
    private SignalCache calls;

    @BeforeEach
    void join() {
      calls = fixture.join().callCache();
    }

    @Override
    public SignalCache calls() {
      return calls;
    }
  }

  @Nested
  final class Buckets implements TokenBucketStoreContract {
    private TokenBucketStore buckets;

    @BeforeEach
    void join() {
      buckets = fixture.join().buckets();
    }

    @Override
    public TokenBucketStore buckets() {
      return buckets;
    }
  }

  @Nested
  final class Relays implements RelayStoreContract {
    private RelayStore relay;

    @BeforeEach
    void join() {
      relay = fixture.join().relay();
    }

    @Override
    public RelayStore relay() {
      return relay;
    }
  }

  private abstract class Nodes implements NodesFixture {
    @Override
    public Coordination join() {
      return fixture.join();
    }

    @Override
    public void letTimePass(Duration time) {
      fixture.letTimePass(time);
    }

    @Override
    public void wipe() {
      fixture.wipe();
    }

    @Override
    public void settle() {
      fixture.settle();
    }
  }
}
