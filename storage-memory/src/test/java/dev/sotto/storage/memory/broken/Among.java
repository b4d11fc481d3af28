// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.broken;

import dev.sotto.core.call.CallCache;
import dev.sotto.core.limit.BucketStore;
import dev.sotto.core.node.Bus;
import dev.sotto.core.node.Roster;
import dev.sotto.core.relay.RelayStore;
import dev.sotto.core.room.RoomSeats;
import dev.sotto.core.spi.Coordination;
import java.util.function.UnaryOperator;

/// Puts a defect over one port of a coordination.
final class Among {
  private Among() {}

  static UnaryOperator<Coordination> callCache(UnaryOperator<CallCache> defect) {
    return real -> {
      CallCache broken = defect.apply(real.callCache());
      return new OverCoordination() {
        @Override
        public Coordination real() {
          return real;
        }

        @Override
        public CallCache callCache() {
          return broken;
        }
      };
    };
  }

  static UnaryOperator<Coordination> buckets(UnaryOperator<BucketStore> defect) {
    return real -> {
      BucketStore broken = defect.apply(real.buckets());
      return new OverCoordination() {
        @Override
        public Coordination real() {
          return real;
        }

        @Override
        public BucketStore buckets() {
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
