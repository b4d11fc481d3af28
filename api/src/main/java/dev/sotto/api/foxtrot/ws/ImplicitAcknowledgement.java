// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot.ws;

import dev.sotto.core.PortException;
import dev.sotto.core.connection.DeviceConnection;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.mailbox.MailboxStore.MailboxState;
import dev.sotto.core.mailbox.Mailboxes;
import dev.sotto.core.push.WakeUp;
import dev.sotto.core.push.WakeUps;
import java.lang.System.Logger.Level;

/// The progress of a client: all that was written before a ping that it has answered. Clients of
/// this protocol acknowledge nothing themselves.
///
/// [#pinging] may be called by another thread than the rest.
final class ImplicitAcknowledgement {
  private static final System.Logger LOG =
      System.getLogger(ImplicitAcknowledgement.class.getName());

  private final DeviceAddress device;
  private volatile long pinged;
  private long confirmed;
  private final Mailboxes mailboxes;
  private final WakeUps wakeUps;
  private final DeviceConnection connection;
  private final long start;

  /// @param start the end of the mailbox when the socket opened
  ImplicitAcknowledgement(
      Mailboxes mailboxes, WakeUps wakeUps, DeviceConnection connection, long start) {
    this.mailboxes = mailboxes;
    this.wakeUps = wakeUps;
    this.connection = connection;
    this.start = start;
    this.device = connection.device();
    this.pinged = start;
    this.confirmed = start;
  }

  /// A ping goes out after everything written so far.
  void pinging() {
    pinged = connection.written();
  }

  /// The last ping was answered.
  void alive() {
    long sure = pinged;
    if (sure <= confirmed) {
      return;
    }
    confirmed = sure;
    try {
      acknowledge(mailboxes.state(device), sure);
    } catch (PortException e) {
      LOG.log(Level.WARNING, "a mailbox was not acknowledged: {0}", e.getMessage());
    }
  }

  /// The socket is gone. What was sent and perhaps not read gets a push: clients that only connect
  /// again fetch nothing.
  void gone(boolean clean) {
    try {
      MailboxState mailbox = mailboxes.state(device);
      long sure = clean ? Math.max(confirmed, connection.written()) : confirmed;
      if (clean && sure > start) {
        acknowledge(mailbox, sure);
      }
      if (mailbox.last() > Math.max(sure, mailbox.acknowledged())) {
        wakeUps.wake(device, new WakeUp.Message());
      }
    } catch (PortException e) {
      LOG.log(
          Level.WARNING,
          "not known whether a device must be woken; looked up later: {0}",
          e.getMessage());
      wakeUps.fallBehind();
    }
  }

  /// Only if everything before this socket was fetched: it was not sent here.
  private void acknowledge(MailboxState mailbox, long upTo) {
    if (mailbox.acknowledged() >= start && mailbox.acknowledged() < upTo) {
      mailboxes.acknowledge(device, upTo);
    }
  }
}
