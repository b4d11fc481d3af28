// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkittests.coordination;

import dev.sotto.core.call.signal.SignalCache;
import dev.sotto.core.cluster.Bus;
import dev.sotto.core.cluster.Roster;
import dev.sotto.core.limit.TokenBucketStore;
import dev.sotto.core.relay.RelayStore;
import dev.sotto.core.room.live.RoomSeats;
import dev.sotto.core.spi.Coordination;
import dev.sotto.testkit.spi.OverCoordination;
import java.util.function.UnaryOperator;

/// Puts a defect over one port of a coordination.
final class Among {
  private Among() {}

  static UnaryOperator<Coordination> callCache(UnaryOperator<SignalCache> defect) {
    return real -> {
      SignalCache broken = defect.apply(real.callCache());
      return new OverCoordination() {
        @Override
        public Coordination real() {
          return real;
        }

        @Override
        public SignalCache callCache() {
          return broken;
        }
      };
    };
  }

  static UnaryOperator<Coordination> buckets(UnaryOperator<TokenBucketStore> defect) {
    return real -> {
      TokenBucketStore broken = defect.apply(real.buckets());
      return new OverCoordination() {
        @Override
        public Coordination real() {
          return real;
        }

        @Override
        public TokenBucketStore buckets() {
          return broken;
        }
      };
    };
  }

  static UnaryOperator<Coordination> relay(UnaryOperator<RelayStore> defect) {
    return real -> {
      RelayStore broken = defect.apply(real.relay());
      return new OverCoordination() {
        @Override
        public Coordination real() {
          return real;
        }

        @Override
        public RelayStore relay() {
          return broken;
        }
      };
    };
  }

  static UnaryOperator<Coordination> bus(UnaryOperator<Bus> defect) {
    return real -> {
      Bus broken = defect.apply(real.bus());
      return new OverCoordination() {
        @Override
        public Coordination real() {
          return real;
        }

        @Override
        public Bus bus() {
          return broken;
        }
      };
    };
  }

  static UnaryOperator<Coordination> roomSeats(UnaryOperator<RoomSeats> defect) {
    return real -> {
      RoomSeats broken = defect.apply(real.roomSeats());
      return new OverCoordination() {
        @Override
        public Coordination real() {
          return real;
        }

        @Override
        public RoomSeats roomSeats() {
          return broken;
        }
      };
    };
  }

  static UnaryOperator<Coordination> roster(UnaryOperator<Roster> defect) {
    return real -> {
      Roster broken = defect.apply(real.roster());
      return new OverCoordination() {
        @Override
        public Coordination real() {
          return real;
        }

        @Override
        public Roster roster() {
          return broken;
        }
      };
    };
  }
}
