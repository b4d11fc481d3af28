// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.mailbox;

import dev.sotto.core.PortException;
import dev.sotto.core.connection.ConnectionRegistry;
import dev.sotto.core.connection.DeviceConnection;
import dev.sotto.core.device.DeviceAddress;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/// Looks at the mailboxes of all connected devices, so that what another node has stored arrives
/// also when the bus has lost the hint or is away. Safe for use by many threads.
public final class MailboxPoller {
  /// How often to look: an entry arrives within 2 s whatever the bus does.
  public static final Duration PERIOD = Duration.ofMillis(1_500);

  private static final System.Logger LOG = System.getLogger(MailboxPoller.class.getName());
  private static final int BATCH = 1_000;

  private final ConnectionRegistry connections;
  private final MailboxStore mailboxes;

  /// @param connections those of this node
  public MailboxPoller(ConnectionRegistry connections, MailboxStore mailboxes) {
    this.connections = connections;
    this.mailboxes = mailboxes;
  }

  /// Looks once.
  public void look() {
    List<DeviceAddress> devices =
        connections.all().stream()
            .map(DeviceConnection::device)
            .collect(Collectors.collectingAndThen(Collectors.toSet(), List::copyOf));
    try {
      for (int from = 0; from < devices.size(); from += BATCH) {
        int to = Math.min(from + BATCH, devices.size());
        mailboxes.ends(devices.subList(from, to)).forEach(connections::hint);
      }
    } catch (PortException e) {
      LOG.log(Level.DEBUG, "mailboxes cannot be read now; they will be next time", e);
    }
  }
}
