// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.wiring;

import dev.sotto.core.area.MailboxArea;
import dev.sotto.core.bound.Bound;
import dev.sotto.core.connection.BacklogThrottle;
import dev.sotto.core.mailbox.MailboxPoller;
import dev.sotto.core.mailbox.Mailboxes;
import dev.sotto.core.spi.Storage;

/// Puts together what reads mailboxes and bounds it.
final class MailboxWiring {
  private MailboxWiring() {}

  static MailboxArea of(SharedParts shared) {
    Storage storage = shared.storage();
    long part = Runtime.getRuntime().maxMemory() / Bound.BACKLOG_MEMORY.most();
    var readers = new BacklogThrottle(Math.max(BacklogThrottle.LEAST, part), System::nanoTime);
    return new MailboxArea(
        new Mailboxes(storage.mailboxes(), storage.devices(), shared.horizons(), readers),
        new MailboxPoller(shared.connections(), storage.mailboxes()));
  }
}
