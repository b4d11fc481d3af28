// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.redis;

import static dev.sotto.testkit.TestInstants.NOON;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.sotto.core.PortException;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.call.signal.AccountSignal;
import dev.sotto.core.cluster.Topic;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.device.DeviceId;
import dev.sotto.core.limit.RateLimits;
import dev.sotto.core.message.ClientMessageId;
import dev.sotto.core.message.Lifetime;
import dev.sotto.core.message.MessageBody;
import dev.sotto.core.relay.RelayedMessage;
import dev.sotto.core.relay.RelayedMessageId;
import dev.sotto.core.room.live.RememberedInitiator;
import dev.sotto.core.room.live.Seat;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.testkit.TestInstallationKey;
import dev.sotto.testkit.redis.EmbeddedRedis;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Values that somebody else writes into the same Redis.
final class RedisForgeryTest {
  private static final AccountId ANNA = new AccountId(1);
  private static final AccountId BERTA = new AccountId(2);
  private static final Topic TOPIC = Topic.of(ANNA);
  private static final DeviceAddress PHONE = new DeviceAddress(ANNA, new DeviceId(1));

  private static EmbeddedRedis redis;

  private RedisFixture fixture;
  private RedisCoordination node;

  @BeforeAll
  static void start() {
    redis = EmbeddedRedis.start();
  }

  @AfterAll
  static void stop() {
    redis.close();
  }

  @BeforeEach
  void join() {
    fixture = new RedisFixture(redis, "");
    node = (RedisCoordination) fixture.join();
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void framesThatNoNodeHasSentShouldBePassedOver() {
    List<byte[]> heard = new CopyOnWriteArrayList<>();
    node.bus().listen(heard::add);
    node.bus().subscribe(TOPIC);
    fixture.settle();
    RedisCoordination stranger = stranger();
    var friend = (RedisCoordination) fixture.join();

    redis.command("PUBLISH sotto:2:0:topic:account.1 garbage");
    redis.command("PUBLISH sotto:2:0:topic:account.1 x");
    stranger.bus().publish(TOPIC, "forged".getBytes(US_ASCII));
    // Behind the others, because Redis keeps the order of each connection.
    RedisFixture.await(() -> node.refused() == 3);
    friend.bus().publish(TOPIC, "real".getBytes(US_ASCII));

    RedisFixture.await(() -> !heard.isEmpty());
    assertThat(heard).singleElement().isEqualTo("real".getBytes(US_ASCII));
    stranger.close();
  }

  @Test
  void frameOfAnotherChannelShouldBePassedOver() {
    var seal = new ValueAuthenticator(TestInstallationKey.shared());
    byte[] marked = seal.seal("sotto:2:0:topic:account.2", new byte[20]);

    assertThat(seal.open("sotto:2:0:topic:account.1", marked)).isEmpty();
    assertThat(seal.open("sotto:2:0:topic:account.2", marked)).contains(new byte[20]);
    assertThat(seal.refused()).isEqualTo(1);
  }

  @Test
  void nobodyShouldBeOnlineBecauseSomebodyElseSaysSo() {
    var friend = (RedisCoordination) fixture.join();
    friend.roster().renew();
    friend.roster().put(BERTA, Set.of(new DeviceId(3)));
    String real = redis.command("HGET sotto:2:{roster}:online 2").lines().toList().get(1);
    String name = real.substring(0, real.indexOf('='));

    redis.command("HSET sotto:2:{roster}:online 1 " + name + "=1,2;");
    assertThat(node.roster().onlineElsewhere(List.of(ANNA, BERTA))).containsExactly(BERTA);
    assertThat(node.roster().connectedElsewhere(ANNA)).isEmpty();
    // What was said of another account.
    redis.command("HSET sotto:2:{roster}:online 1 " + real);
    assertThat(node.roster().onlineElsewhere(List.of(ANNA, BERTA))).containsExactly(BERTA);
    assertThat(node.roster().connectedElsewhere(BERTA)).containsExactly(new DeviceId(3));
  }

  @Test
  void callsOfStrangersShouldNotRing() {
    RedisCoordination stranger = stranger();
    var offer = new AccountSignal(BERTA, ANNA, AccountSignal.Kind.OFFER, "forged", false);
    stranger.callCache().put(offer, NOON);

    assertThat(node.callCache().take(ANNA, NOON)).isEmpty();
    assertThat(node.refused()).isEqualTo(1);
    stranger.close();
  }

  @Test
  void strangersShouldSitInNoRoom() {
    RedisCoordination stranger = stranger();
    stranger
        .roomSeats()
        .take(
            "room",
            new Seat("forged", stranger.roomSeats().node(), "B"),
            RememberedInitiator.UNKNOWN);

    var seating =
        node.roomSeats()
            .take(
                "room",
                new Seat("client", node.roomSeats().node(), "A"),
                RememberedInitiator.UNKNOWN);

    assertThat(seating.seats()).extracting(Seat::client).containsExactly("client");
    stranger.close();
  }

  /// Each key that a node reads, in turn, holds something of every type that Redis has.
  @Test
  void nothingButAnOutageShouldBeSeenWhateverTheKeysHold() {
    useEverything();
    List<String> keys =
        redis.command("KEYS *").lines().filter(line -> line.startsWith("sotto:")).toList();
    assertThat(keys).hasSizeGreaterThan(12);

    for (String key : keys) {
      for (String forgery : forgeries(key)) {
        redis.command("DEL " + key);
        redis.command(forgery);
        useEverything();
      }
      redis.command("DEL " + key);
    }

    useEverything();
    assertThat(node.roster().connectedElsewhere(ANNA)).isEmpty();
    assertThatCode(node::check).doesNotThrowAnyException();
  }

  @Test
  void whatEarlierVersionsHaveLeftShouldNotMatter() {
    redis.command("HSET sotto:{roster}:online 1 0123456789abcdef=1;");
    redis.command("ZADD sotto:{roster}:nodes 9999999999999 0123456789abcdef");
    redis.command("HSET sotto:{relay:1}:message:0123456789abcdef0123456789abcdef bytes x");
    redis.command("ZADD sotto:{relay:1}:device:1 9999999999999 0000000000000001:" + "0".repeat(32));

    assertThat(node.roster().onlineElsewhere(List.of(ANNA))).isEmpty();
    assertThat(node.relay().waiting(PHONE, 10, NOON)).isEmpty();
    assertThat(node.refused()).isZero();
  }

  private static List<String> forgeries(String key) {
    return List.of(
        "SET " + key + " garbage",
        "SET " + key + " 99999999999999999999999999",
        "HSET " + key + " 1 garbage bytes garbage room garbage waiting x",
        "ZADD " + key + " 0 garbage 1e300 0123456789abcdef:x inf 0000000000000001:garbage",
        "RPUSH " + key + " garbage",
        "SADD " + key + " garbage");
  }

  private void useEverything() {
    var seat = new Seat("client", node.roomSeats().node(), "A");
    var uses = new ArrayList<Runnable>();
    uses.add(() -> node.roster().renew());
    uses.add(() -> node.roster().put(ANNA, Set.of(new DeviceId(1))));
    uses.add(() -> node.roster().onlineElsewhere(List.of(ANNA, BERTA)));
    uses.add(() -> node.roster().connectedElsewhere(ANNA));
    uses.add(() -> node.buckets().take("a", RateLimits.LOGIN_PER_ADDRESS, NOON));
    uses.add(
        () ->
            node.callCache()
                .put(
                    new AccountSignal(BERTA, ANNA, AccountSignal.Kind.OFFER, "offer", false),
                    NOON));
    uses.add(() -> node.roomSeats().renew());
    uses.add(() -> node.roomSeats().take("room", seat, new RememberedInitiator("A", false)));
    uses.add(() -> node.roomSeats().occupied(10));
    uses.add(() -> node.relay().waiting(PHONE, 10, NOON));
    uses.add(() -> node.relay().put(relayed(), List.of(PHONE), new byte[] {1}, NOON));
    uses.add(() -> node.relay().waiting(PHONE, 10, NOON));
    for (Runnable use : uses) {
      try {
        use.run();
      } catch (PortException.Unavailable e) {
        // As if Redis were away.
      }
    }
  }

  private static RelayedMessage relayed() {
    return new RelayedMessage(
        new RelayedMessageId("0".repeat(31) + "1"),
        DeviceAddress.of(2, 1),
        ANNA,
        new ClientMessageId("one"),
        MessageBody.of(new byte[] {1}),
        new Lifetime(NOON, NOON.plusSeconds(3_600)));
  }

  /// A node of another installation, which uses the same names.
  private static RedisCoordination stranger() {
    var key =
        new SecretKeySpec("another installation, another key".getBytes(US_ASCII), "HmacSHA256");
    var opened =
        (RedisCoordination)
            new RedisCoordinationProvider()
                .open(AdapterUrl.parse("redis://" + redis.address()), key);
    RedisFixture.await(() -> RedisFixture.answers(opened));
    return opened;
  }
}
