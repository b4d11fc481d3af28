// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.redis;

import dev.sotto.core.call.CallCache;
import dev.sotto.core.limit.BucketStore;
import dev.sotto.core.relay.RelayStore;
import dev.sotto.core.room.RoomSeats;
import dev.sotto.core.spi.Coordination;
import dev.sotto.testkit.call.CallCacheContract;
import dev.sotto.testkit.limit.BucketStoreContract;
import dev.sotto.testkit.node.BusContract;
import dev.sotto.testkit.node.DeadNodesContract;
import dev.sotto.testkit.node.NodesFixture;
import dev.sotto.testkit.node.RosterContract;
import dev.sotto.testkit.relay.RelayStoreContract;
import dev.sotto.testkit.room.LostSeatsContract;
import dev.sotto.testkit.room.RoomSeatsContract;
import dev.sotto.testkit.room.SharedSeatsContract;
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
  final class DeadNodes extends Nodes implements DeadNodesContract {}

  @Nested
  final class SharedSeats extends Nodes implements SharedSeatsContract {}

  @Nested
  final class LostSeats extends Nodes implements LostSeatsContract {}

  @Nested
  final class Unsealed extends UnsealedRelays {
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
  final class Calls implements CallCacheContract {
    private CallCache calls;

    @BeforeEach
    void join() {
      calls = fixture.join().callCache();
    }

    @Override
    public CallCache calls() {
      return calls;
    }
  }

  @Nested
  final class Buckets implements BucketStoreContract {
    private BucketStore buckets;

    @BeforeEach
    void join() {
      buckets = fixture.join().buckets();
    }

    @Override
    public BucketStore buckets() {
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
