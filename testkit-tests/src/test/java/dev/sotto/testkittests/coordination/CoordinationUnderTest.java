// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkittests.coordination;

import dev.sotto.core.call.signal.SignalCache;
import dev.sotto.core.limit.TokenBucketStore;
import dev.sotto.core.relay.RelayStore;
import dev.sotto.core.room.live.RoomSeats;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Coordination;
import dev.sotto.storage.memory.coordination.MemoryCoordinationProvider;
import dev.sotto.testkit.call.SweptSignalCacheContract;
import dev.sotto.testkit.limit.TokenBucketStoreContract;
import dev.sotto.testkit.relay.RelayStoreContract;
import dev.sotto.testkit.room.RoomSeatsContract;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;

/// As [StorageUnderTest][dev.sotto.testkittests.storage.StorageUnderTest], for what nodes share.
class CoordinationUnderTest {
  /// The defect of every adapter made in this scope.
  static final ScopedValue<UnaryOperator<Coordination>> DEFECT = ScopedValue.newInstance();

  /// All classes of this kind.
  static final List<Class<?>> CONTRACTS =
      List.of(Calls.class, Buckets.class, Relayed.class, Seats.class);

  final Coordination coordination =
      DEFECT
          .orElse(UnaryOperator.identity())
          .apply(new MemoryCoordinationProvider().open(AdapterUrl.parse("memory:")));

  @AfterEach
  void close() {
    coordination.close();
  }

  static final class Calls extends CoordinationUnderTest implements SweptSignalCacheContract {
    @Override
    public SignalCache calls() {
      return coordination.callCache();
    }
  }

  static final class Buckets extends CoordinationUnderTest implements TokenBucketStoreContract {
    @Override
    public TokenBucketStore buckets() {
      return coordination.buckets();
    }
  }

  static final class Seats extends CoordinationUnderTest implements RoomSeatsContract {
    @Override
    public RoomSeats seats() {
      return coordination.roomSeats();
    }
  }

  static final class Relayed extends CoordinationUnderTest implements RelayStoreContract {
    @Override
    public RelayStore relay() {
      return coordination.relay();
    }
  }
}
