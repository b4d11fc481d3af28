// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.cluster;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.connection.ConnectionRegistry;
import dev.sotto.core.connection.Event;
import dev.sotto.core.connection.SequencedEvent;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.session.SessionId;
import java.lang.System.Logger.Level;
import java.util.function.Consumer;

/// Reaches the connections of an account on whatever node they are: those of this node at once, the
/// others over the [Bus]. Safe for use by many threads; no method waits for a socket or the
/// network.
public final class Switchboard {
  private static final System.Logger LOG = System.getLogger(Switchboard.class.getName());

  private final ConnectionRegistry connections;
  private final Bus bus;
  private final NodeMessageCodec codec;
  private volatile Consumer<Event> attendant = _ -> {};

  /// @param connections those of this node
  public Switchboard(ConnectionRegistry connections, Bus bus, NodeMessageCodec codec) {
    this.connections = connections;
    this.bus = bus;
    this.codec = codec;
  }

  /// Begins to pass on what other nodes say.
  ///
  /// @param listener takes what concerns every node
  public void listen(ClusterListener listener) {
    bus.listen(bytes -> codec.decode(bytes).ifPresent(message -> take(message, listener)));
    bus.subscribe(Topic.EVERY_NODE);
    connections.watch(
        new ConnectionRegistry.Watcher() {
          @Override
          public void occupied(AccountId account) {
            bus.subscribe(Topic.of(account));
          }

          @Override
          public void vacated(AccountId account) {
            bus.unsubscribe(Topic.of(account));
          }
        });
  }

  /// Begins to hear what other nodes tell this one alone.
  ///
  /// @param node the name of this node, as [Topic#ofNode] takes it
  /// @param attends takes what is told; must not block
  public void attend(String node, Consumer<Event> attends) {
    attendant = attends;
    bus.subscribe(Topic.ofNode(node));
  }

  /// Tells one other node something.
  public void tell(String node, Event event) {
    publish(Topic.ofNode(node), new NodeMessage.ToNode(event));
  }

  /// Hands a mailbox entry to the connections of its device. {@return whether there was one on this
  /// node}
  public boolean deliver(DeviceAddress device, SequencedEvent entry) {
    boolean taken = connections.deliver(device, entry);
    publish(Topic.of(device.account()), new NodeMessage.MailboxFilled(device, entry.sequence()));
    return taken;
  }

  /// {@return whether the account may have a connection on some node}
  public boolean mayReach(AccountId account) {
    return bus.isShared() || connections.has(account);
  }

  /// Sends an event to all connections of an account. {@return who may have it}
  public Sent send(AccountId account, Event event) {
    boolean taken = connections.send(account, event);
    return new Sent(taken, publish(Topic.of(account), new NodeMessage.ToAccount(account, event)));
  }

  /// Sends an event to all connections of a device. {@return who may have it}
  public Sent send(DeviceAddress device, Event event) {
    boolean taken = connections.send(device, event);
    return new Sent(
        taken, publish(Topic.of(device.account()), new NodeMessage.ToDevice(device, event)));
  }

  /// Sends an event to all connections of an account but those of one device.
  public void sendToOthers(DeviceAddress device, Event event) {
    connections.sendToOthers(device, event);
    publish(Topic.of(device.account()), new NodeMessage.ToOthers(device, event));
  }

  /// Tells the other nodes that a session has ended.
  public void announceEnd(SessionId session) {
    publish(Topic.EVERY_NODE, new NodeMessage.SessionEnded(session));
  }

  /// Tells the other nodes that `owner` has removed `contact` from its contacts.
  public void announceRemoval(AccountId owner, AccountId contact) {
    publish(Topic.EVERY_NODE, new NodeMessage.ContactRemoved(owner, contact));
  }

  private void take(NodeMessage message, ClusterListener listener) {
    switch (message) {
      case NodeMessage.MailboxFilled(var device, var sequence) ->
          connections.hint(device, sequence);
      case NodeMessage.ToAccount(var account, var event) -> connections.send(account, event);
      case NodeMessage.ToDevice(var device, var event) -> connections.send(device, event);
      case NodeMessage.ToOthers(var device, var event) -> connections.sendToOthers(device, event);
      case NodeMessage.ToNode(var event) -> attendant.accept(event);
      case NodeMessage.SessionEnded(var session) -> listener.sessionEnded(session);
      case NodeMessage.ContactRemoved(var owner, var contact) ->
          listener.contactRemoved(owner, contact);
    }
  }

  private boolean publish(Topic topic, NodeMessage message) {
    if (!bus.isShared()) {
      return false;
    }
    byte[] payload = codec.encode(message);
    if (payload.length > Bus.MAX_PAYLOAD) {
      LOG.log(Level.WARNING, "not told to other nodes: {0} bytes are too many", payload.length);
      return false;
    }
    return bus.publish(topic, payload);
  }

  /// Hears what another node has done that concerns every node. Must not block.
  public interface ClusterListener {
    /// The session was ended.
    void sessionEnded(SessionId session);

    /// `owner` has removed `contact` from its contacts.
    void contactRemoved(AccountId owner, AccountId contact);
  }

  /// The places to which an event went.
  ///
  /// @param here whether a connection on this node took it
  /// @param published whether it is on its way to the other nodes
  public record Sent(boolean here, boolean published) {}
}
