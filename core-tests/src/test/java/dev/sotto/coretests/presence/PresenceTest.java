// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coretests.presence;

import static dev.sotto.testkit.TestInstants.NOON;
import static dev.sotto.testkit.TestInstants.noonPlus;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.Account;
import dev.sotto.core.bound.PoolClient;
import dev.sotto.core.bound.SharedPool;
import dev.sotto.core.cluster.Switchboard;
import dev.sotto.core.cluster.codec.BinaryNodeMessageCodec;
import dev.sotto.core.connection.Backlog;
import dev.sotto.core.connection.CloseReason;
import dev.sotto.core.connection.ConnectionRegistry;
import dev.sotto.core.connection.DeviceConnection;
import dev.sotto.core.connection.Event;
import dev.sotto.core.connection.Sink;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.presence.Presence;
import dev.sotto.core.presence.PresenceChanged;
import dev.sotto.core.presence.PresenceNotifier;
import dev.sotto.core.session.SessionId;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Coordination;
import dev.sotto.core.spi.Storage;
import dev.sotto.coretests.MemoryStorageFixture;
import dev.sotto.storage.memory.coordination.MemoryCoordinationProvider;
import dev.sotto.testkit.TestTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PresenceTest {
  private final MemoryStorageFixture fixture = new MemoryStorageFixture();
  private final Storage storage = fixture.storage();
  private final TestTime time = new TestTime();
  private final ConnectionRegistry connections = new ConnectionRegistry();
  private final Coordination alone =
      new MemoryCoordinationProvider().open(AdapterUrl.parse("memory:"));
  private final SwitchableAccountStore accounts = new SwitchableAccountStore(storage.accounts());
  private final Presence presence =
      new Presence(
          connections,
          alone.roster(),
          new PresenceNotifier(
              accounts,
              storage.contacts(),
              new Switchboard(connections, alone.bus(), new BinaryNodeMessageCodec())),
          time,
          time,
          () -> {});
  private final Account anna = fixture.storedAccount("anna");
  private final Account watcher = fixture.storedAccount("watcher");
  private final List<Event> seen = new ArrayList<>();
  private Runnable onFirstEvent = () -> {};

  @BeforeEach
  void watch() {
    storage.contacts().add(watcher.id(), anna.id(), NOON, 10_000);
    connections.add(connection(watcher));
  }

  @Test
  void connectedShouldTellTheWatchersOnce() {
    time.advance(Duration.ofSeconds(1));
    presence.connected(connection(anna));
    presence.connected(connection(anna));

    assertThat(presence.isOnline(anna.id())).isTrue();
    assertThat(seen).containsExactly(changed(true, 1));
    assertThat(storage.accounts().find(anna.id()).orElseThrow().lastSeen()).isEqualTo(noonPlus(1));
  }

  @Test
  void disconnectedShouldTellTheWatchersWhenTheGraceIsOver() {
    DeviceConnection connection = connection(anna);
    presence.connected(connection);
    presence.disconnected(connection);

    time.advance(Duration.ofMillis(4_999));
    assertThat(presence.isOnline(anna.id())).isTrue();
    assertThat(seen).containsExactly(changed(true, 0));

    time.advance(Duration.ofMillis(1));
    assertThat(presence.isOnline(anna.id())).isFalse();
    assertThat(seen).containsExactly(changed(true, 0), changed(false, 5));
    assertThat(presence.lastSeen(storage.accounts().find(anna.id()).orElseThrow()))
        .isEqualTo(noonPlus(5));
  }

  @Test
  void watchersShouldBeToldLaterHowThingsStandWhenTheStorageIsAway() {
    DeviceConnection connection = connection(anna);
    presence.connected(connection);
    accounts.goAway();
    presence.disconnected(connection);
    time.advance(Duration.ofSeconds(30));
    assertThat(presence.isOnline(anna.id())).isFalse();
    assertThat(seen).containsExactly(changed(true, 0));

    accounts.comeBack();
    time.advance(Duration.ofSeconds(5));

    assertThat(seen).containsExactly(changed(true, 0), changed(false, 35));
    assertThat(time.waiting()).isZero();
  }

  @Test
  void connectedShouldTellNobodyWhenItComesBackWithinTheGrace() {
    DeviceConnection first = connection(anna);
    presence.connected(first);
    presence.disconnected(first);
    time.advance(Duration.ofSeconds(4));

    presence.connected(connection(anna));
    time.advance(Duration.ofMinutes(1));

    assertThat(presence.isOnline(anna.id())).isTrue();
    assertThat(presence.lastSeen(anna)).isEqualTo(NOON);
    assertThat(seen).containsExactly(changed(true, 0));
    assertThat(time.waiting()).isZero();
  }

  @Test
  void disconnectedShouldChangeNothingWhileAnotherConnectionIsOpen() {
    DeviceConnection first = connection(anna);
    presence.connected(first);
    presence.connected(connection(anna));

    presence.disconnected(first);
    time.advance(Duration.ofMinutes(1));

    assertThat(presence.isOnline(anna.id())).isTrue();
  }

  @Test
  void disconnectedShouldNotProlongTheGraceWhenRepeated() {
    DeviceConnection connection = connection(anna);
    presence.connected(connection);
    presence.disconnected(connection);
    time.advance(Duration.ofSeconds(4));

    presence.disconnected(connection);
    time.advance(Duration.ofSeconds(1));

    assertThat(presence.isOnline(anna.id())).isFalse();
  }

  @Test
  void watchersShouldEndWithTheTruthWhenAnAccountComesWhileItIsToldAsGone() {
    Account other = fixture.storedAccount("other watcher");
    storage.contacts().add(other.id(), anna.id(), NOON, 10_000);
    var seenByOther = new ArrayList<Event>();
    connections.add(connection(other, seenByOther::add));
    DeviceConnection leaving = connection(anna);
    presence.connected(leaving);
    presence.disconnected(leaving);
    onFirstEvent = () -> presence.connected(connection(anna));

    // One of the two watchers hears that the account has gone, and at that moment it comes back.
    time.advance(Presence.GRACE);

    assertThat(presence.isOnline(anna.id())).isTrue();
    assertThat(((PresenceChanged) seen.getLast()).online()).isTrue();
    assertThat(((PresenceChanged) seenByOther.getLast()).online()).isTrue();
  }

  private PresenceChanged changed(boolean online, long secondsAfterNoon) {
    return new PresenceChanged(anna.id(), anna.handle(), online, noonPlus(secondsAfterNoon));
  }

  /// {@return a connection that writes on the thread that sends}
  private DeviceConnection connection(Account account) {
    return connection(account, seen::add);
  }

  private DeviceConnection connection(Account account, Consumer<Event> receiver) {
    return new DeviceConnection(
        DeviceAddress.shared(account.id()),
        new SessionId("0".repeat(32)),
        new NoBacklog(),
        new SeenSink(receiver),
        Runnable::run,
        SharedPool.ofQueues().lease(PoolClient.EXEMPT));
  }

  private final class SeenSink implements Sink {
    private final Consumer<Event> receiver;

    SeenSink(Consumer<Event> receiver) {
      this.receiver = receiver;
    }

    @Override
    public void send(Event event) {
      receiver.accept(event);
      Runnable next = onFirstEvent;
      onFirstEvent = () -> {};
      next.run();
    }

    @Override
    public void close(CloseReason reason) {}
  }

  private static final class NoBacklog implements Backlog {
    @Override
    public Page after(long sequence, int limit) {
      return new Page(List.of(), 0, true);
    }

    @Override
    public long last() {
      return 0;
    }

    @Override
    public long acknowledged() {
      return 0;
    }
  }
}
