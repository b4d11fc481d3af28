// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.redis;

import static dev.sotto.testkit.TestInstants.NOON;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.core.PortException.Unavailable;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.call.signal.AccountSignal;
import dev.sotto.core.cluster.Topic;
import dev.sotto.core.device.DeviceId;
import dev.sotto.core.limit.RateLimits;
import dev.sotto.core.room.live.LeaveReason;
import dev.sotto.core.room.live.LiveRoomState;
import dev.sotto.core.room.live.RememberedInitiator;
import dev.sotto.core.room.live.Seat;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Coordination;
import dev.sotto.testkit.TestInstallationKey;
import dev.sotto.testkit.cluster.RecordingBusListener;
import dev.sotto.testkit.machine.TricklingServer;
import dev.sotto.testkit.redis.EmbeddedRedis;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Redis goes away and comes back.
@Timeout(60)
@Tag("full")
final class RedisOutageTest {
  private static final AccountId ANNA = new AccountId(1);
  private static final Topic TOPIC = Topic.of(ANNA);
  private static final RememberedInitiator FOUNDER = new RememberedInitiator("A", false);
  private static final Set<DeviceId> PHONE = Set.of(new DeviceId(1));

  private final EmbeddedRedis redis = EmbeddedRedis.start();
  private RedisFixture fixture;
  private Coordination one;
  private Coordination other;
  private RecordingBusListener ear;

  @BeforeEach
  void open() {
    fixture = new RedisFixture(redis, "");
    one = fixture.join();
    other = fixture.join();
    ear = RecordingBusListener.on(other.bus());
    other.bus().subscribe(TOPIC);
    fixture.settle();
    one.roster().renew();
    one.roster().put(ANNA, PHONE);
  }

  @AfterEach
  void close() {
    fixture.close();
    redis.close();
  }

  @Test
  void failuresShouldSayHostReasonAndRemedy() {
    redis.kill();
    String address = redis.address();

    assertThat(told("redis://" + address, "nobody listens"))
        .contains("redis://" + address, "correct host and port in SOTTO_COORDINATION");
    assertThat(told("redis://no-such-host.invalid", "SOTTO_COORDINATION"))
        .contains("redis://no-such-host.invalid:6379");
  }

  @Test
  void refusedLogInShouldBeToldWithoutThePassword() {
    String told = told("redis://eve:hunter2@" + redis.address(), "refuses the log-in");

    assertThat(told)
        .contains("redis://" + redis.address(), "check user and password in SOTTO_COORDINATION")
        .doesNotContain("hunter2", "eve");
  }

  /// {@return what is said of a Redis that fails, once it says `words`}
  private static String told(String url, String words) {
    var told = new AtomicReference<String>("");
    try (Coordination opened =
        new RedisCoordinationProvider().open(AdapterUrl.parse(url), TestInstallationKey.shared())) {
      RedisFixture.await(
          () -> {
            assertThatThrownBy(opened::check)
                .isInstanceOf(Unavailable.class)
                .satisfies(failure -> told.set(failure.getMessage()));
            return told.get().contains(words);
          });
    }
    return told.get();
  }

  @Test
  void everythingShouldFailFastWhileRedisIsGone() {
    redis.kill();

    assertFailsFast(one::check);
    assertFailsFast(() -> one.roster().renew());
    assertFailsFast(() -> one.roster().put(ANNA, PHONE));
    assertFailsFast(() -> one.roster().connectedElsewhere(ANNA));
    assertFailsFast(() -> one.buckets().take("a", RateLimits.LOGIN_PER_ADDRESS, NOON));
    assertFailsFast(() -> one.callCache().take(ANNA, NOON));
    assertFailsFast(() -> one.roomSeats().take("room", seat(), FOUNDER));
    assertFailsFast(() -> one.roomSeats().leave("room", "client", LeaveReason.LEFT));
    assertFailsFast(() -> one.roomSeats().mend(LiveRoomState.empty("room")));
    assertFailsFast(() -> one.roomSeats().occupied(1));
    assertFailsFast(() -> one.roomSeats().renew());
    assertReturnsAtOnce();
  }

  @Test
  void everythingShouldFailFastWhileRedisIsSilent() {
    redis.fallSilent(Duration.ofSeconds(5));

    assertFailsFast(one::check);
    long begin = System.nanoTime();
    for (int i = 0; i < 1_000; i++) {
      assertThatThrownBy(one::check).isInstanceOf(Unavailable.class);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(3));
    assertReturnsAtOnce();
    RedisFixture.await(() -> RedisFixture.answers(one));
  }

  @Test
  void everythingShouldFailFastWhileRedisDrips() throws IOException {
    try (var dripping = TricklingServer.sending("$100000\r\n".getBytes(US_ASCII), 'x');
        Coordination opened =
            new RedisCoordinationProvider()
                .open(
                    AdapterUrl.parse("redis://127.0.0.1:" + dripping.port()),
                    TestInstallationKey.shared())) {
      assertFailsFast(opened::check);
      assertFailsFast(() -> opened.roster().renew());
      // A connection that does not come to an end is given up, so that another one is tried.
      RedisFixture.await(() -> dripping.connections() > 2);
    }
  }

  @Test
  void everythingShouldWorkAgainWhenRedisIsBackEmpty() {
    redis.kill();
    var late = new Topic("late");
    var gone = new Topic("gone");
    other.bus().subscribe(late);
    other.bus().subscribe(gone);
    other.bus().unsubscribe(gone);
    redis.restart();
    RedisFixture.await(() -> RedisFixture.answers(one) && RedisFixture.answers(other));
    fixture.settle();

    one.bus().publish(gone, new byte[] {1});
    one.bus().publish(TOPIC, new byte[] {2});
    one.bus().publish(late, new byte[] {3});
    assertThat(List.of(ear.next()[0], ear.next()[0])).containsExactly((byte) 2, (byte) 3);
    assertThat(other.roster().onlineElsewhere(List.of(ANNA))).isEmpty();
    assertThat(one.roster().renew().forgotten()).isTrue();
    one.roster().put(ANNA, PHONE);
    assertThat(other.roster().onlineElsewhere(List.of(ANNA))).containsExactly(ANNA);
  }

  @Test
  void unsubscribingShouldCountAlsoWhileRedisIsAway() {
    var kept = new Topic("kept");
    other.bus().subscribe(kept);
    fixture.settle();
    redis.kill();
    other.bus().unsubscribe(TOPIC);
    redis.restart();
    RedisFixture.await(() -> RedisFixture.answers(one) && RedisFixture.answers(other));
    fixture.settle();

    one.bus().publish(TOPIC, new byte[] {1});
    one.bus().publish(kept, new byte[] {2});

    assertThat(ear.next()).containsExactly(2);
  }

  @Test
  void loadShouldMeetNothingButUnavailableWhileRedisIsKilledAndFlushed()
      throws InterruptedException {
    var stop = new AtomicBoolean();
    List<Thread> load =
        IntStream.range(0, 8)
            .mapToObj(number -> Thread.ofVirtual().unstarted(() -> work(number, stop)))
            .toList();
    var failures = new ConcurrentLinkedQueue<Throwable>();
    load.forEach(thread -> thread.setUncaughtExceptionHandler((_, e) -> failures.add(e)));
    load.forEach(Thread::start);

    for (int round = 0; round < 3; round++) {
      redis.flush();
      redis.flushScripts();
      redis.kill();
      redis.restart();
      RedisFixture.await(() -> RedisFixture.answers(one));
    }
    stop.set(true);
    for (Thread thread : load) {
      thread.join();
    }

    assertThat(failures).isEmpty();
    assertThat(one.roster().put(ANNA, PHONE)).isIn(true, false);
  }

  @Test
  void openShouldWorkWhenRedisComesLater() {
    redis.kill();
    Coordination early =
        new RedisCoordinationProvider()
            .open(AdapterUrl.parse("redis://" + redis.address()), TestInstallationKey.shared());
    try {
      RecordingBusListener earlyHears = RecordingBusListener.on(early.bus());
      early.bus().subscribe(TOPIC);
      assertFailsFast(early::check);
      early.bus().publish(TOPIC, new byte[1]);

      redis.restart();
      RedisFixture.await(() -> RedisFixture.answers(early) && RedisFixture.answers(one));
      RedisFixture.await(
          () -> {
            one.bus().publish(TOPIC, new byte[1]);
            return earlyHears.waiting() > 0;
          });
    } finally {
      early.close();
    }
  }

  @Test
  void openShouldNotSpeakToAServerWithoutTls() {
    Coordination encrypted =
        new RedisCoordinationProvider()
            .open(AdapterUrl.parse("rediss://" + redis.address()), TestInstallationKey.shared());
    try {
      assertFailsFast(encrypted::check);
    } finally {
      encrypted.close();
    }
  }

  @Test
  void nothingShouldStayForEverInRedis() {
    one.buckets().take("a", RateLimits.LOGIN_PER_ADDRESS, NOON);
    one.callCache()
        .put(
            new AccountSignal(ANNA, new AccountId(2), AccountSignal.Kind.OFFER, "v=0", false),
            NOON);

    one.roomSeats().take("room", seat(), FOUNDER);
    other.roomSeats().take("room", new Seat("b", other.roomSeats().node(), "B"), FOUNDER);
    one.roomSeats().take("left", seat(), FOUNDER);
    one.roomSeats().leave("left", "client", LeaveReason.LEFT);
    one.roomSeats().renew();
    other.roomSeats().take("room", new Seat("b", other.roomSeats().node(), "B"), FOUNDER);

    List<String> keys =
        redis.command("KEYS *").lines().filter(line -> line.startsWith("sotto:")).toList();

    assertThat(keys).hasSize(13);
    for (String key : keys) {
      String left = redis.command("PTTL " + key).lines().findFirst().orElseThrow();
      assertThat(Long.parseLong(left.substring(1))).as(key).isBetween(1L, 3_600_000L);
    }
  }

  private void work(int number, AtomicBoolean stop) {
    var account = new AccountId(100 + number);
    while (!stop.get()) {
      one.bus().publish(TOPIC, new byte[100]);
      try {
        one.roster().put(account, PHONE);
        one.buckets().take("a" + number, RateLimits.REQUEST_PER_ACCOUNT, NOON);
        one.roster().remove(account);
        one.roomSeats().take("room" + number, seat(), FOUNDER);
        other.roomSeats().renew();
        one.roomSeats().leave("room" + number, "client", LeaveReason.LEFT);
        other.roster().renew();
      } catch (Unavailable e) {
        Thread.onSpinWait();
      }
    }
  }

  private void assertReturnsAtOnce() {
    long begin = System.nanoTime();
    for (int i = 0; i < 10_000; i++) {
      one.bus().publish(TOPIC, new byte[4_096]);
      one.bus().subscribe(new Topic("t" + i));
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
  }

  private Seat seat() {
    return new Seat("client", one.roomSeats().node(), "A");
  }

  private static void assertFailsFast(Runnable call) {
    long begin = System.nanoTime();
    assertThatThrownBy(call::run).isInstanceOf(Unavailable.class);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(1));
  }
}
