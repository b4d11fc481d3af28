// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.server;

import dev.sotto.core.bound.Bound;
import dev.sotto.core.bound.FreeDiskSpace;
import dev.sotto.core.cluster.Switchboard;
import dev.sotto.core.connection.BacklogThrottle;
import dev.sotto.core.connection.ConnectionRegistry;
import dev.sotto.core.mailbox.BoundedMessageStore;
import dev.sotto.core.mailbox.Mailboxes;
import dev.sotto.core.message.HorizonSource;
import dev.sotto.core.message.MessageStore;
import dev.sotto.core.push.WakeUps;
import dev.sotto.core.relay.Relay;
import dev.sotto.core.relay.RelayNotifier;
import dev.sotto.core.spi.Storage;
import dev.sotto.core.time.TrustedClock;

/// Puts together what bounds mailboxes and the reading of them, and the relay that goes around
/// them.
final class MailboxWiring {
  private MailboxWiring() {}

  static Mailboxes mailboxes(Storage storage, HorizonSource horizons) {
    long part = Runtime.getRuntime().maxMemory() / Bound.BACKLOG_MEMORY.most();
    var readers = new BacklogThrottle(Math.max(BacklogThrottle.LEAST, part), System::nanoTime);
    return new Mailboxes(storage.mailboxes(), storage.devices(), horizons, readers);
  }

  static Relay relay(
      DomainPorts ports,
      ServerRuntime world,
      TrustedClock steady,
      ConnectionRegistry connections,
      Switchboard switchboard,
      WakeUps wakeUps) {
    return new Relay(
        ports.coordination().relay(),
        ports.storage().contacts(),
        ports.storage().devices(),
        new RelayNotifier(connections, switchboard, wakeUps),
        new Relay.Clocks(world.clock(), steady),
        world.random());
  }

  static FreeDiskSpace disk(Storage storage) {
    return new FreeDiskSpace(storage::freeBytes, System::nanoTime);
  }

  static MessageStore messages(Storage storage, FreeDiskSpace disk) {
    return new BoundedMessageStore(storage.messages(), storage.mailboxes(), disk, System::nanoTime);
  }
}
