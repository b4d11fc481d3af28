// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.redis;

import static dev.sotto.storage.redis.RedisText.bytes;
import static dev.sotto.testkit.TestInstants.NOON;
import static dev.sotto.testkit.TestInstants.noonPlus;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.core.PortException;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.message.ClientMessageId;
import dev.sotto.core.message.Lifetime;
import dev.sotto.core.message.MessageBody;
import dev.sotto.core.relay.RelayResult;
import dev.sotto.core.relay.RelayStore;
import dev.sotto.core.relay.RelayedMessage;
import dev.sotto.core.relay.RelayedMessageId;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.CoordinationProvider.Adoption;
import dev.sotto.storage.redis.connection.RedisConnector;
import dev.sotto.storage.redis.connection.RedisKeys;
import dev.sotto.storage.redis.connection.RedisUrl;
import dev.sotto.testkit.TestInstallationKey;
import io.lettuce.core.resource.ClientResources;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Unsigned messages left to be relayed by revision 528f6c6: written here by its script, under its
/// names.
abstract class UnsignedRelayMigrationTests {
  private static final DeviceAddress ANNA = DeviceAddress.of(1, 1);
  private static final DeviceAddress BERTA = DeviceAddress.of(2, 1);
  private static final DeviceAddress BERTAS_OTHER = DeviceAddress.of(2, 2);
  private static final DeviceAddress CARLA = DeviceAddress.of(3, 1);
  private static final LuaScript PUT = LuaScript.ofList("unsealed-relay-put");
  private static final byte[] DIGEST = "digest".getBytes(US_ASCII);

  private static final Duration LIFE = Duration.ofMinutes(30);

  private final ClientResources resources = RedisConnector.resources();
  private RelayStore relay;
  private RedisConnector server;
  private RedisConnector.Commands redis;
  private RedisKeys keys;

  /// {@return the URL of the Redis}
  abstract String url();

  /// {@return a store of a node on it}
  abstract RelayStore join();

  @BeforeEach
  void connect() throws Exception {
    relay = join();
    RedisUrl parsed = RedisUrl.parse(AdapterUrl.parse(url()));
    keys = parsed.keys().unsealed();
    server = RedisConnector.of(parsed, resources);
    redis = server.connect().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  @AfterEach
  void disconnect() {
    server.close();
    var _ = resources.shutdown(0, 1, TimeUnit.SECONDS);
  }

  @Test
  void adoptShouldMoveWhatWaitsInItsOrderAndForItsDevices() throws Exception {
    RelayedMessage first = left("1", BERTA, BERTAS_OTHER);
    RelayedMessage second = left("2", BERTAS_OTHER);
    RelayedMessage third = left("3", BERTA, BERTAS_OTHER);
    RelayedMessage other = left("4", CARLA);

    assertThat(adopt(noonPlus(1))).isEqualTo(new Adoption(4, 0));

    assertThat(relay.waiting(BERTA, 10, noonPlus(2))).containsExactly(first, third);
    assertThat(relay.waiting(BERTAS_OTHER, 10, noonPlus(2))).containsExactly(first, second, third);
    assertThat(relay.waiting(CARLA, 10, noonPlus(2))).containsExactly(other);
  }

  @Test
  void adoptShouldMoveEverythingOnce() throws Exception {
    RelayedMessage message = left("1", BERTA);
    adopt(noonPlus(1));
    relay.remove(BERTA, message.id(), noonPlus(2));

    assertThat(adopt(noonPlus(3))).isEqualTo(Adoption.NOTHING);

    assertThat(relay.waiting(BERTA, 10, noonPlus(4))).isEmpty();
  }

  @Test
  void adoptedSendShouldBeKnownWhenItIsRepeated() throws Exception {
    RelayedMessage message = left("1", BERTA);
    adopt(noonPlus(1));

    assertThat(relay.put(message, List.of(BERTA), DIGEST, noonPlus(2)))
        .isEqualTo(RelayResult.Kept.of(message, true));
    assertThat(relay.put(message, List.of(BERTA), new byte[] {1}, noonPlus(2)))
        .isEqualTo(new RelayResult.Conflict());
  }

  @Test
  void adoptShouldLeaveWhatIsOverOrNoMessage() throws Exception {
    left("1", BERTA);
    redis.async().zadd(keys.relayedTo(BERTA), 1, bytes("anything")).get();
    redis.async().zadd(keys.relayedTo(CARLA), 1, bytes("0000000000000001:" + "a".repeat(32))).get();
    redis
        .async()
        .hset(
            keys.relayed(CARLA.account(), new RelayedMessageId("a".repeat(32))),
            "bytes",
            bytes("no bytes"))
        .get();

    assertThat(adopt(NOON.plus(LIFE))).isEqualTo(new Adoption(0, 2));

    assertThat(relay.waiting(BERTA, 10, NOON)).isEmpty();
    assertThat(relay.waiting(CARLA, 10, NOON)).isEmpty();
  }

  @Test
  void adoptShouldLeaveWhatItsSenderHasNamedAsAnother() throws Exception {
    RelayedMessage message = left("1", BERTA);
    RelayedMessage other = message(message.clientId(), "another body", BERTA);
    relay.put(other, List.of(BERTA), new byte[] {1}, noonPlus(1));
    RelayedMessage repeated = left("2", BERTA);
    RelayedMessage again = message(repeated.clientId(), "body 2", BERTA);
    relay.put(again, List.of(BERTA), DIGEST, noonPlus(1));

    assertThat(adopt(noonPlus(2))).isEqualTo(new Adoption(0, 2));

    assertThat(relay.waiting(BERTA, 10, noonPlus(3))).containsExactly(other, again);
    assertThat(isLeft(message)).isTrue();
    assertThat(isLeft(repeated)).isTrue();
  }

  @Test
  void adoptShouldLeaveWhatThereIsNoPlaceFor() throws Exception {
    RelayedMessage message = left("1", BERTA);
    RelayedMessage carlas = left("2", CARLA);
    for (int i = 0; i < RelayStore.MAX_WAITING; i++) {
      DeviceAddress sender = DeviceAddress.of(100L + i, 1);
      RelayedMessage other = message(sender, new ClientMessageId("later"), "body", BERTA);
      relay.put(other, List.of(BERTA), DIGEST, noonPlus(1));
    }

    assertThat(adopt(noonPlus(2))).isEqualTo(new Adoption(1, 1));

    assertThat(isLeft(message)).isTrue();
    assertThat(relay.waiting(CARLA, 10, noonPlus(3))).containsExactly(carlas);
    relay.waiting(BERTA, 1, noonPlus(3)).forEach(one -> relay.remove(BERTA, one.id(), noonPlus(3)));
    assertThat(adopt(noonPlus(4))).isEqualTo(new Adoption(1, 0));
    assertThat(isLeft(message)).isFalse();
  }

  @Test
  void adoptShouldMoveAllOfOneSender() throws Exception {
    int count = RelayStore.MAX_WAITING / 2 + 1;
    for (int i = 0; i < count; i++) {
      left("" + i, BERTA);
    }

    assertThat(adopt(noonPlus(1))).isEqualTo(new Adoption(count, 0));

    assertThat(relay.waiting(BERTA, RelayStore.MAX_WAITING, NOON.plus(LIFE).minusMillis(1)))
        .hasSize(count);
    assertThat(relay.waiting(BERTA, 1, NOON.plus(LIFE))).isEmpty();
  }

  @Test
  void adoptShouldGoOnWhereItWasInterrupted() throws Exception {
    RelayedMessage first = left("1", BERTA, BERTAS_OTHER);
    RelayedMessage second = left("2", BERTA);
    RelayedMessage third = left("3", BERTA, BERTAS_OTHER);

    assertThatThrownBy(() -> adopt(new FailingSecond(relay), noonPlus(1)))
        .isInstanceOf(PortException.Unavailable.class);
    assertThat(adopt(noonPlus(2))).isEqualTo(new Adoption(2, 0));

    assertThat(relay.waiting(BERTA, 10, noonPlus(3))).containsExactly(first, second, third);
    assertThat(relay.waiting(BERTAS_OTHER, 10, noonPlus(3))).containsExactly(first, third);
  }

  /// Takes the second message and loses the answer, as a connection that breaks.
  private static final class FailingSecond implements RelayStore {
    private final RelayStore store;
    private int puts;

    FailingSecond(RelayStore store) {
      this.store = store;
    }

    @Override
    public RelayResult put(
        RelayedMessage message, Collection<DeviceAddress> devices, byte[] digest, Instant now) {
      RelayResult result = store.put(message, devices, digest, now);
      puts++;
      if (puts == 2) {
        throw new PortException.Unavailable("lost");
      }
      return result;
    }

    @Override
    public boolean knows(AccountId sender, AccountId recipient, ClientMessageId id, Instant now) {
      return store.knows(sender, recipient, id, now);
    }

    @Override
    public List<RelayedMessage> waiting(DeviceAddress device, int limit, Instant now) {
      return store.waiting(device, limit, now);
    }

    @Override
    public boolean remove(DeviceAddress device, RelayedMessageId id, Instant now) {
      return store.remove(device, id, now);
    }
  }

  private boolean isLeft(RelayedMessage message) throws Exception {
    return redis.async().exists(keys.relayed(message.recipient(), message.id())).get() == 1
        && redis.async().zcard(keys.relayedTo(BERTA)).get() > 0;
  }

  private Adoption adopt(RelayStore store, Instant now) {
    AdapterUrl url = AdapterUrl.parse(url());
    try (var node = RedisCoordination.open(RedisUrl.parse(url), TestInstallationKey.shared())) {
      return node.unsealedRelay(keys).moveTo(store, now);
    }
  }

  private Adoption adopt(Instant now) {
    return new RedisCoordinationProvider()
        .adopt(AdapterUrl.parse(url()), TestInstallationKey.shared(), now);
  }

  private RelayedMessage left(String text, DeviceAddress... devices) throws Exception {
    RelayedMessage message =
        message(new ClientMessageId("client-" + text), "body " + text, devices[0]);
    var names = new ArrayList<String>();
    names.add(keys.relayedSend(message.recipient(), ANNA.account(), message.clientId()));
    names.add(keys.relayCounter(message.recipient()));
    names.add(keys.relayed(message.recipient(), message.id()));
    List.of(devices).forEach(device -> names.add(keys.relayedTo(device)));
    redis
        .async()
        .eval(
            PUT.text(),
            PUT.answer(),
            names.toArray(String[]::new),
            bytes(NOON.toEpochMilli()),
            bytes(NOON.toEpochMilli()),
            bytes(message.lifetime().expiresAt().toEpochMilli()),
            bytes(message.id().text()),
            DIGEST,
            RelayedMessageCodec.of(message),
            bytes(1_000))
        .get();
    return message;
  }

  private static RelayedMessage message(ClientMessageId name, String body, DeviceAddress device) {
    return message(ANNA, name, body, device);
  }

  private static RelayedMessage message(
      DeviceAddress sender, ClientMessageId name, String body, DeviceAddress device) {
    return new RelayedMessage(
        RelayedMessageId.random(new SecureRandom()),
        sender,
        device.account(),
        name,
        MessageBody.of(bytes(body)),
        new Lifetime(NOON, NOON.plus(LIFE)));
  }
}
