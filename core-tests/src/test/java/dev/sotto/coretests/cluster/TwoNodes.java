// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coretests.cluster;

import static dev.sotto.testkit.TestInstants.NOON;

import dev.sotto.core.account.Account;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.device.DeviceName;
import dev.sotto.core.message.ClientMessageId;
import dev.sotto.core.message.Draft;
import dev.sotto.core.message.MessageBody;
import dev.sotto.core.message.MessageId;
import dev.sotto.core.message.Messaging.SendResult;
import dev.sotto.core.session.SessionId;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Coordination;
import dev.sotto.core.spi.Storage;
import dev.sotto.storage.memory.MemoryStorageProvider;
import dev.sotto.storage.memory.coordination.MemoryCoordinationProvider;
import dev.sotto.testkit.TestTime;
import dev.sotto.testkit.fixture.StorageFixture;
import java.time.Duration;
import java.util.UUID;
import java.util.function.UnaryOperator;

/// An installation of two nodes, east and west. For one thread.
final class TwoNodes implements StorageFixture {
  private static final AdapterUrl HUB = AdapterUrl.parse("memory:hub");

  final TestTime time = new TestTime();
  private final Storage storage;
  private final MemoryCoordinationProvider hub = new MemoryCoordinationProvider(time);
  final TestNode east;
  final TestNode west;

  TwoNodes() {
    this(UnaryOperator.identity());
  }

  /// @param forWest what the west makes of its coordination
  TwoNodes(UnaryOperator<Coordination> forWest) {
    this(forWest, UnaryOperator.identity());
  }

  /// @param forBoth what both make of their storage
  TwoNodes(UnaryOperator<Coordination> forWest, UnaryOperator<Storage> forBoth) {
    storage = forBoth.apply(new MemoryStorageProvider().at(AdapterUrl.parse("memory:")).open());
    east = newNode();
    west = new TestNode(storage, forWest.apply(hub.open(HUB)), time);
    // Both have made themselves known.
    time.advance(Duration.ofSeconds(3));
  }

  @Override
  public Storage storage() {
    return storage;
  }

  /// Makes each the contact of the other.
  void introduce(Account one, Account other) {
    storage.contacts().add(one.id(), other.id(), NOON, 10_000);
    storage.contacts().add(other.id(), one.id(), NOON, 10_000);
  }

  RecordingClient connect(Account account, TestNode node) {
    var shared = DeviceAddress.shared(account.id());
    storage.devices().ensure(shared, new DeviceName("shared"), NOON);
    return connect(shared, node);
  }

  RecordingClient connect(DeviceAddress device, TestNode node) {
    SessionId session =
        node.sotto().sessions().lifecycle().openFixed(device, Duration.ofDays(1)).id();
    return new RecordingClient(node, new LoggedInDevice(device, session));
  }

  /// {@return the id of a message from one account to another, sent at `node`}
  MessageId send(Account from, AccountId to, TestNode node) {
    return switch (attempt(from, to, node)) {
      case SendResult.Sent(var id, _, _) -> id;
      case SendResult.NotReachable _ -> throw new AssertionError("not reachable");
      case SendResult.NoRoom _ -> throw new AssertionError("no room");
      case SendResult.Conflict _ -> throw new AssertionError("conflict");
    };
  }

  /// {@return whether a message from one account to another is taken at `node`}
  boolean reaches(Account from, AccountId to, TestNode node) {
    return !(attempt(from, to, node) instanceof SendResult.NotReachable);
  }

  private static SendResult attempt(Account from, AccountId to, TestNode node) {
    var draft =
        new Draft(
            DeviceAddress.shared(from.id()),
            to,
            new ClientMessageId(UUID.randomUUID().toString()),
            MessageBody.ofText("hello"),
            Duration.ZERO);
    return node.sotto().messages().messaging().send(draft);
  }

  /// {@return one more node}
  TestNode newNode() {
    return new TestNode(storage, hub.open(HUB), time);
  }

  /// Takes from the hub what its nodes have written.
  void wipe() {
    hub.wipe(HUB.rest());
  }
}
