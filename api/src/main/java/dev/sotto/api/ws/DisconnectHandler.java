// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.ws;

import dev.sotto.core.PortException;
import dev.sotto.core.call.control.Calls;
import dev.sotto.core.connection.ConnectionRegistry;
import dev.sotto.core.connection.DeviceConnection;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.mailbox.MailboxStore.MailboxState;
import dev.sotto.core.mailbox.Mailboxes;
import dev.sotto.core.push.WakeUp;
import dev.sotto.core.push.WakeUps;
import java.lang.System.Logger.Level;

/// The end of a socket: its device is woken for what may not have arrived, and leaves its calls,
/// unless it is connected by another socket. Safe for use by many threads.
public final class DisconnectHandler {
  private static final System.Logger LOG = System.getLogger(DisconnectHandler.class.getName());

  private final ConnectionRegistry connections;
  private final Mailboxes mailboxes;
  private final WakeUps wakeUps;
  private final Calls calls;

  public DisconnectHandler(
      ConnectionRegistry connections, Mailboxes mailboxes, WakeUps wakeUps, Calls calls) {
    this.connections = connections;
    this.mailboxes = mailboxes;
    this.wakeUps = wakeUps;
    this.calls = calls;
  }

  /// @param connection which is closed, and known to nobody any more
  /// @param clean whether the client has read everything that was written
  void gone(DeviceConnection connection, boolean clean) {
    try {
      wakeUnlessDone(connection, clean);
    } catch (PortException e) {
      LOG.log(
          Level.WARNING,
          "not known whether a device must be woken; looked up later: {0}",
          e.getMessage());
      wakeUps.fallBehind();
    }
  }

  /// What was handed to this connection woke nobody, and may not have arrived.
  private void wakeUnlessDone(DeviceConnection connection, boolean clean) {
    DeviceAddress device = connection.device();
    if (connections.has(device)) {
      return;
    }
    MailboxState state = mailboxes.state(device);
    long arrived =
        clean ? Math.max(connection.written(), state.acknowledged()) : state.acknowledged();
    if (state.last() > arrived) {
      wakeUps.wake(device, new WakeUp.Message());
    }
    calls.disconnected(device);
  }
}
