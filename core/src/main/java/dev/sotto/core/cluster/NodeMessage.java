// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.cluster;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.connection.Event;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.session.SessionId;

/// A message from one node to others over the [Bus]. It holds no message of a mailbox, only where
/// one is.
public sealed interface NodeMessage {
  /// The mailbox of `device` has been filled up to `sequence`.
  record MailboxFilled(DeviceAddress device, long sequence) implements NodeMessage {}

  /// An event for all connections of an account.
  record ToAccount(AccountId account, Event event) implements NodeMessage {}

  /// An event for all connections of a device.
  record ToDevice(DeviceAddress device, Event event) implements NodeMessage {}

  /// An event for all connections of an account but those of `device`.
  record ToOthers(DeviceAddress device, Event event) implements NodeMessage {}

  /// An event for the one node that hears the topic.
  record ToNode(Event event) implements NodeMessage {}

  /// `owner` has removed `contact` from its contacts.
  record ContactRemoved(AccountId owner, AccountId contact) implements NodeMessage {}

  /// A session has ended, and its connections with it.
  record SessionEnded(SessionId session) implements NodeMessage {}
}
