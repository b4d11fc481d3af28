// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.cluster;

import dev.sotto.core.PortException;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.call.CallCache;
import dev.sotto.core.device.DeviceId;
import dev.sotto.core.limit.BucketStore;
import dev.sotto.core.live.Bus;
import dev.sotto.core.live.Roster;
import dev.sotto.core.relay.RelayStore;
import dev.sotto.core.room.RoomSeats;
import dev.sotto.core.spi.Coordination;
import java.util.Collection;
import java.util.Set;

/// A coordination that does not know who is connected elsewhere.
record AwayRoster(Coordination whole) implements Coordination {
  @Override
  public CallCache callCache() {
    return whole.callCache();
  }

  @Override
  public BucketStore buckets() {
    return whole.buckets();
  }

  @Override
  public Bus bus() {
    return whole.bus();
  }

  @Override
  public RelayStore relay() {
    return whole.relay();
  }

  @Override
  public RoomSeats roomSeats() {
    return whole.roomSeats();
  }

  @Override
  public Roster roster() {
    Roster roster = whole.roster();
    return new Roster() {
      @Override
      public boolean put(AccountId account, Set<DeviceId> connected) {
        return roster.put(account, connected);
      }

      @Override
      public boolean remove(AccountId account) {
        return roster.remove(account);
      }

      @Override
      public Set<AccountId> onlineElsewhere(Collection<AccountId> accounts) {
        return roster.onlineElsewhere(accounts);
      }

      @Override
      public Set<DeviceId> connectedElsewhere(AccountId account) {
        throw new PortException.Unavailable("the roster is away");
      }

      @Override
      public Renewal renew() {
        return roster.renew();
      }
    };
  }

  @Override
  public void check() {
    whole.check();
  }

  @Override
  public void close() {
    whole.close();
  }
}
