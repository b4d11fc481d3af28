// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.coordination;

import dev.sotto.core.call.signal.SignalCache;
import dev.sotto.core.limit.TokenBucketStore;
import dev.sotto.core.relay.RelayStore;
import dev.sotto.core.room.live.RoomSeats;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Coordination;
import dev.sotto.testkit.call.SweptSignalCacheContract;
import dev.sotto.testkit.limit.TokenBucketStoreContract;
import dev.sotto.testkit.relay.RelayStoreContract;
import dev.sotto.testkit.room.RoomSeatsContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

final class MemoryCoordinationTest {
  private final Coordination coordination =
      new MemoryCoordinationProvider().open(AdapterUrl.parse("memory:"));

  @AfterEach
  void close() {
    coordination.close();
  }

  @Nested
  final class Calls implements SweptSignalCacheContract {
    @Override
    public SignalCache calls() {
      return coordination.callCache();
    }
  }

  @Nested
  final class Seats implements RoomSeatsContract {
    @Override
    public RoomSeats seats() {
      return coordination.roomSeats();
    }
  }

  @Nested
  final class Relayed implements RelayStoreContract {
    @Override
    public RelayStore relay() {
      return coordination.relay();
    }
  }

  @Nested
  final class Buckets implements TokenBucketStoreContract {
    @Override
    public TokenBucketStore buckets() {
      return coordination.buckets();
    }
  }
}
