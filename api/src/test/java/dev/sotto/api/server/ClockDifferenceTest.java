// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.server;

import static dev.sotto.testkit.data.TestDrafts.aDraft;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.TestServer;
import dev.sotto.api.rest.TestClient;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.message.AppendResult.Stored;
import dev.sotto.core.message.Horizon;
import dev.sotto.core.message.MessageId;
import dev.sotto.core.message.Retention;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Storage;
import dev.sotto.storage.postgres.PostgresStorageProvider;
import dev.sotto.testkit.FastPasswordHasher;
import dev.sotto.testkit.fixture.StorageFixture;
import dev.sotto.testkit.postgres.EmbeddedPostgres;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A node whose clock is wrong from its start, over a database whose clock is right.
final class ClockDifferenceTest implements StorageFixture {
  private static final Duration AHEAD = Duration.ofDays(40);

  private final Instant now = InstantSource.system().instant();
  private final String database = EmbeddedPostgres.shared().newDatabase();
  private final TestServer server =
      TestServer.start(
          TestServer.Setup.standard(),
          now.plus(AHEAD),
          new FastPasswordHasher(),
          _ -> opened(database));

  @AfterEach
  void stop() {
    server.close();
    EmbeddedPostgres.shared().drop(database);
  }

  @Override
  public Storage storage() {
    return server.storage();
  }

  @Test
  void nodeThatIsAheadShouldDeleteNothingAndSaySo() {
    DeviceAddress anna = storedDevice("anna");
    MessageId id = storedMessage(anna);

    server.advance(Duration.ofMinutes(5));

    Horizon right = Retention.DEFAULT.horizon(now);
    assertThat(storage().messages().find(anna.account(), id, right)).isPresent();
    var client = new TestClient(server);
    assertThat(client.get("/health/ready").json().path("clock").asText()).isEqualTo("differs");
    assertThat(
            client
                .send("GET", "/metrics", "", "Authorization", TestServer.adminAuthorization())
                .response()
                .body())
        .containsPattern("sotto_clock_difference_seconds 345[56][0-9]{3}");
  }

  /// As by a node whose clock is right.
  private MessageId storedMessage(DeviceAddress anna) {
    var stored = storage().messages().append(aDraft(anna, anna.account()), now, (_, _) -> {});
    return ((Stored) stored).id();
  }

  private static Storage opened(String database) {
    AdapterUrl url = AdapterUrl.parse(database);
    var provider = new PostgresStorageProvider();
    provider.at(url).migrate();
    return provider.at(url).open();
  }
}
