// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.broken;

import dev.sotto.core.call.CallCache;
import dev.sotto.core.limit.BucketStore;
import dev.sotto.core.relay.RelayStore;
import dev.sotto.core.room.RoomSeats;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Coordination;
import dev.sotto.storage.memory.MemoryCoordinationProvider;
import dev.sotto.testkit.call.SweptCallsContract;
import dev.sotto.testkit.limit.BucketStoreContract;
import dev.sotto.testkit.relay.RelayStoreContract;
import dev.sotto.testkit.room.RoomSeatsContract;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;

/// As [StorageSpecimen], for what nodes share.
class CoordinationSpecimen {
  /// What every specimen made in this scope suffers from.
  static final ScopedValue<UnaryOperator<Coordination>> DEFECT = ScopedValue.newInstance();

  /// All of them.
  static final List<Class<?>> ALL = List.of(Calls.class, Buckets.class, Relayed.class, Seats.class);

  final Coordination coordination =
      DEFECT
          .orElse(UnaryOperator.identity())
          .apply(new MemoryCoordinationProvider().open(AdapterUrl.parse("memory:")));

  @AfterEach
  void close() {
    coordination.close();
  }

  static final class Calls extends CoordinationSpecimen implements SweptCallsContract {
    @Override
    public CallCache calls() {
      return coordination.callCache();
    }
  }

  static final class Buckets extends CoordinationSpecimen implements BucketStoreContract {
    @Override
    public BucketStore buckets() {
      return coordination.buckets();
    }
  }

  static final class Seats extends CoordinationSpecimen implements RoomSeatsContract {
    @Override
    public RoomSeats seats() {
      return coordination.roomSeats();
    }
  }

  static final class Relayed extends CoordinationSpecimen implements RelayStoreContract {
    @Override
    public RelayStore relay() {
      return coordination.relay();
    }
  }
}
