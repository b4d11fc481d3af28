// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.mailbox;

import dev.sotto.core.PortException;
import dev.sotto.core.connection.CloseReason;
import dev.sotto.core.connection.ConnectionRegistry;
import dev.sotto.core.connection.DeviceConnection;
import java.lang.System.Logger.Level;
import java.time.Duration;

/// Notices that the storage may have been set back while clients are connected: what was written to
/// their sockets is then no measure of what they have. They are asked to connect again, and resume
/// in the new generation. Used by one thread at a time.
public final class StorageRestoreWatch {
  public static final Duration PERIOD = Duration.ofSeconds(5);

  private static final System.Logger LOG = System.getLogger(StorageRestoreWatch.class.getName());

  private final ConnectionRegistry connections;
  private final MailboxStore mailboxes;

  /// Empty until the storage has answered once.
  private String known = "";

  /// @param connections those of this node
  public StorageRestoreWatch(ConnectionRegistry connections, MailboxStore mailboxes) {
    this.connections = connections;
    this.mailboxes = mailboxes;
  }

  /// Looks once; to be called every [#PERIOD].
  public void look() {
    try {
      String now = mailboxes.timeline();
      if (!known.isEmpty() && !known.equals(now)) {
        LOG.log(
            Level.WARNING,
            "the database was started anew or restored: clients connect again, and ask for what"
                + " they may lack");
        for (DeviceConnection connection : connections.all()) {
          connection.close(CloseReason.UNAVAILABLE);
        }
      }
      known = now;
    } catch (PortException e) {
      LOG.log(Level.DEBUG, "mailboxes cannot be read now; they will be next time", e);
    }
  }
}
