// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coretests.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.bound.PoolClient;
import dev.sotto.core.bound.SharedPool;
import dev.sotto.core.connection.CloseReason;
import dev.sotto.core.connection.ConnectionRegistry;
import dev.sotto.core.connection.DeviceConnection;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.session.SessionId;
import org.junit.jupiter.api.Test;

final class ConnectionRegistryTest {
  private static final AccountId ANNA = new AccountId(1);
  private static final DeviceAddress PHONE = DeviceAddress.of(1, 1);
  private static final DeviceAddress TABLET = DeviceAddress.of(1, 2);
  private static final DeviceAddress BERTA = DeviceAddress.of(2, 1);
  private static final SessionId ONE = new SessionId("1".repeat(32));
  private static final SessionId TWO = new SessionId("2".repeat(32));

  private final ConnectionRegistry connections = new ConnectionRegistry();
  private final RecordingSink phone = new RecordingSink();
  private final RecordingSink tablet = new RecordingSink();
  private final RecordingSink berta = new RecordingSink();

  @Test
  void addShouldSayWhetherItIsTheOnlyOne() {
    assertThat(connections.has(ANNA)).isFalse();

    assertThat(connections.add(connection(PHONE, ONE, phone))).isTrue();
    assertThat(connections.add(connection(TABLET, TWO, tablet))).isFalse();
    assertThat(connections.add(connection(BERTA, ONE, berta))).isTrue();

    assertThat(connections.has(ANNA)).isTrue();
    assertThat(connections.has(PHONE)).isTrue();
    assertThat(connections.has(DeviceAddress.of(1, 3))).isFalse();
    assertThat(connections.accounts()).isEqualTo(2);
    assertThat(connections.all()).hasSize(3);
  }

  @Test
  void removeShouldSayWhetherItWasTheLastOne() {
    DeviceConnection first = connection(PHONE, ONE, phone);
    DeviceConnection second = connection(PHONE, ONE, phone);
    connections.add(first);
    connections.add(second);

    assertThat(connections.remove(first)).isFalse();
    assertThat(connections.remove(first)).isFalse();
    assertThat(connections.remove(second)).isTrue();
    assertThat(connections.remove(second)).isFalse();

    assertThat(connections.has(ANNA)).isFalse();
    assertThat(connections.of(ANNA)).isEmpty();
  }

  @Test
  void sendShouldReachEveryConnectionOfTheAccount() {
    addAll();

    assertThat(connections.send(ANNA, TestEvent.lasting("hello"))).isTrue();
    assertThat(connections.send(new AccountId(3), TestEvent.lasting("hello"))).isFalse();

    assertThat(phone.sent()).containsExactly(TestEvent.lasting("hello"));
    assertThat(tablet.sent()).containsExactly(TestEvent.lasting("hello"));
    assertThat(berta.sent()).isEmpty();
  }

  @Test
  void sendToOthersShouldPassOverTheDevice() {
    addAll();

    connections.sendToOthers(PHONE, TestEvent.lasting("read"));

    assertThat(phone.sent()).isEmpty();
    assertThat(tablet.sent()).containsExactly(TestEvent.lasting("read"));
    assertThat(berta.sent()).isEmpty();
  }

  @Test
  void deliverShouldReachTheDeviceOnly() {
    addAll();
    connections.all().forEach(DeviceConnection::resumeLive);

    assertThat(connections.deliver(TABLET, new NumberedEvent(1))).isTrue();
    assertThat(connections.deliver(DeviceAddress.of(1, 3), new NumberedEvent(1))).isFalse();

    assertThat(tablet.sequences()).containsExactly(1L);
    assertThat(phone.sequences()).isEmpty();
  }

  @Test
  void deliverShouldSayNoWhenTheOnlyConnectionIsClosed() {
    DeviceConnection closed = connection(PHONE, ONE, phone);
    connections.add(closed);
    closed.markClosed();

    assertThat(connections.deliver(PHONE, new NumberedEvent(1))).isFalse();
  }

  @Test
  void endShouldCloseTheConnectionsOfTheSession() {
    addAll();

    connections.end(TWO);

    assertThat(tablet.closed()).containsExactly(CloseReason.SESSION_ENDED);
    assertThat(phone.closed()).isEmpty();
    assertThat(berta.closed()).isEmpty();
  }

  private void addAll() {
    connections.add(connection(PHONE, ONE, phone));
    connections.add(connection(TABLET, TWO, tablet));
    connections.add(connection(BERTA, ONE, berta));
  }

  /// {@return a connection that writes on the thread that sends}
  private static DeviceConnection connection(
      DeviceAddress device, SessionId session, RecordingSink sink) {
    return new DeviceConnection(
        device,
        session,
        new InMemoryBacklog(),
        sink,
        Runnable::run,
        SharedPool.ofQueues().lease(PoolClient.EXEMPT));
  }
}
