// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.program;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.storage.postgres.PostgresStorageProvider;
import dev.sotto.testkit.postgres.EmbeddedPostgres;
import dev.sotto.testkit.redis.EmbeddedRedis;
import dev.sotto.testkit.revision.EarlierRevision;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A cluster of revision 528f6c6 is brought up to date.
@Tag("full")
final class UpgradeProgramTest {
  private static final String ID = "0123456789abcdef".repeat(2);
  private static final String[] SECRETS = {
    "--jwt-secret=Zm9yIHRlc3RzIG9ubHksIG5vdCBmb3IgdXNlIQ",
    "--turn-secret=YW5vdGhlciBvbmUsIGZvciB0ZXN0cyBvbmx5"
  };
  private static final String OLD = "sotto:{relay:%d}:".formatted(EarlierRevision.BOB.value());
  private static final String NEW = "sotto:2:{relay:%d}:".formatted(EarlierRevision.BOB.value());

  private final EmbeddedRedis redis = EmbeddedRedis.start();
  private final String storage = EmbeddedPostgres.shared().newDatabase();

  @TempDir private Path folder;

  @BeforeEach
  void fill() {
    new PostgresStorageProvider()
        .at(AdapterUrl.parse(storage))
        .openTarget(EarlierRevision.SCHEMA)
        .close();
    EmbeddedPostgres.shared().execute(storage, EarlierRevision.postgresRows());
  }

  @AfterEach
  void stop() {
    redis.close();
    EmbeddedPostgres.shared().drop(storage);
  }

  @Test
  void migrateShouldTakeOverWhatWaitsInRedis() throws IOException, InterruptedException {
    leaveMessage(Instant.now().plus(Duration.ofMinutes(30)));

    var first = migrate(SECRETS);
    var second = migrate(SECRETS);

    assertThat(first.output()).contains("{\"before\":5,").contains("\"relayed\":1,\"left\":0}");
    assertThat(second.output()).contains("\"relayed\":0,\"left\":0}");
    assertThat(redis.command("ZRANGE " + NEW + "device:1 0 -1")).contains(ID);
    assertThat(redis.command("EXISTS " + NEW + "message:" + ID)).startsWith(":1");
    assertThat(redis.command("EXISTS " + OLD + "device:1")).startsWith(":0");
  }

  @Test
  void migrateShouldChangeNothingWithoutTheSecretsOfTheServers()
      throws IOException, InterruptedException {
    leaveMessage(Instant.now().plus(Duration.ofMinutes(30)));

    var refused = migrate();

    assertThat(refused.status()).isNotZero();
    assertThat(refused.output()).contains("SOTTO_JWT_SECRET");
    assertThat(redis.command("EXISTS " + OLD + "device:1")).startsWith(":1");
    var later = migrate(SECRETS);
    assertThat(later.output()).contains("{\"before\":5,").contains("\"relayed\":1,");
  }

  @Test
  void migrateShouldChangeNothingWhileRedisIsAway() throws IOException, InterruptedException {
    redis.kill();

    var refused = migrate(SECRETS);

    assertThat(refused.status()).isNotZero();
    assertThat(refused.output()).contains("the schema is as it was").contains("SOTTO_RELAY=off");
    redis.restart();
    leaveMessage(Instant.now().plus(Duration.ofMinutes(30)));
    assertThat(migrate(SECRETS).output()).contains("{\"before\":5,").contains("\"relayed\":1,");
    assertThat(redis.command("ZRANGE " + NEW + "device:1 0 -1")).contains(ID);
  }

  @Test
  void serverShouldTakeOverWhatWaitsBeforeItUpgradesItsOwnStorage()
      throws IOException, InterruptedException {
    Path data = Files.createDirectories(folder.resolve("data"));
    EarlierRevision.writeSqlite(data.resolve("sotto.db"));
    redis.kill();

    var refused = migrateFrom("sqlite:" + data.resolve("sotto.db"));

    assertThat(refused.status()).isNotZero();
    assertThat(refused.output()).contains("the schema is as it was");
    redis.restart();
    leaveMessage(Instant.now().plus(Duration.ofMinutes(30)));
    var settings =
        Map.of("SOTTO_COORDINATION", "redis://" + redis.address(), "SOTTO_RELAY", "redis");
    try (var server = PackagedServer.start(folder, settings)) {
      assertThat(server.log()).contains("taken over: 1");
    }
    assertThat(redis.command("ZRANGE " + NEW + "device:1 0 -1")).contains(ID);
  }

  private PackagedProgram.Result migrate(String... secrets)
      throws IOException, InterruptedException {
    return migrateFrom(storage, secrets);
  }

  private PackagedProgram.Result migrateFrom(String from, String... secrets)
      throws IOException, InterruptedException {
    String[] line = {
      "migrate",
      "--json",
      "--storage=" + from,
      "--coordination=redis://" + redis.address(),
      "--relay=redis"
    };
    String[] all = Arrays.copyOf(line, line.length + secrets.length);
    System.arraycopy(secrets, 0, all, line.length, secrets.length);
    return PackagedProgram.run(folder, "", all);
  }

  /// What a node of that revision has put into Redis for Bob's first device.
  private void leaveMessage(Instant end) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeByte(1);
      out.writeUTF(ID);
      out.writeLong(EarlierRevision.ANNA.value());
      out.writeByte(1);
      out.writeLong(EarlierRevision.BOB.value());
      out.writeUTF("client-1");
      out.writeLong(end.minus(Duration.ofMinutes(30)).toEpochMilli());
      out.writeLong(end.toEpochMilli());
      out.write("hidden".getBytes(UTF_8));
    }
    String quoted = HexFormat.of().withPrefix("\\x").formatHex(bytes.toByteArray());
    redis.command("HSET %smessage:%s bytes \"%s\" waiting 1".formatted(OLD, ID, quoted));
    redis.command("ZADD %sdevice:1 %d 0000000000000001:%s".formatted(OLD, end.toEpochMilli(), ID));
  }
}
