// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.server;

import dev.sotto.core.limit.Bound;
import dev.sotto.core.limit.FreeDisk;
import dev.sotto.core.live.BacklogReaders;
import dev.sotto.core.live.Connections;
import dev.sotto.core.mailbox.BoundedMessages;
import dev.sotto.core.mailbox.Mailboxes;
import dev.sotto.core.message.Horizons;
import dev.sotto.core.message.MessageStore;
import dev.sotto.core.node.Switchboard;
import dev.sotto.core.push.WakeUps;
import dev.sotto.core.relay.Relay;
import dev.sotto.core.relay.RelayNotice;
import dev.sotto.core.spi.Storage;
import dev.sotto.core.time.SteadyClock;

/// Puts together what bounds mailboxes and the reading of them, and the relay that goes around
/// them.
final class MailboxWiring {
  private MailboxWiring() {}

  static Mailboxes mailboxes(Storage storage, Horizons horizons) {
    long part = Runtime.getRuntime().maxMemory() / Bound.BACKLOG_MEMORY.most();
    var readers = new BacklogReaders(Math.max(BacklogReaders.LEAST, part), System::nanoTime);
    return new Mailboxes(storage.mailboxes(), storage.devices(), horizons, readers);
  }

  static Relay relay(
      Ports ports,
      World world,
      SteadyClock steady,
      Connections connections,
      Switchboard switchboard,
      WakeUps wakeUps) {
    return new Relay(
        ports.coordination().relay(),
        ports.storage().contacts(),
        ports.storage().devices(),
        new RelayNotice(connections, switchboard, wakeUps),
        new Relay.Clocks(world.clock(), steady),
        world.random());
  }

  static FreeDisk disk(Storage storage) {
    return new FreeDisk(storage::freeBytes, System::nanoTime);
  }

  static MessageStore messages(Storage storage, FreeDisk disk) {
    return new BoundedMessages(storage.messages(), storage.mailboxes(), disk, System::nanoTime);
  }
}
