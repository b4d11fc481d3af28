// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sotto.distribution.crash.RestClient;
import dev.sotto.distribution.program.PackagedProgram;
import dev.sotto.testkit.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// An account that is disabled loses its sockets at every node, also those of sessions that the
/// storage has forgotten.
@Tag("full")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class DisabledAccountTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SESSION_ENDED = 4401;

  @TempDir private Path folder;

  @Test
  void socketsShouldEndAndTakeNothingAlsoWhenTheRowsOfTheirSessionsAreGone() throws Exception {
    Cluster cluster = Cluster.shared();
    RestClient anna = cluster.register("anna");
    RestClient berta = cluster.register("berta");
    anna.addContact(berta);
    berta.addContact(anna);
    String foxTrot = "/foxtrot-api/ws?token=" + foxTrotToken(anna);
    try (LightweightSocketClient socket =
            LightweightSocketClient.ask(anna.at(cluster.url(1)), "/api/ws");
        LightweightSocketClient other =
            LightweightSocketClient.ask(anna.at(cluster.url(2)), foxTrot)) {
      assertThat(socket.status()).isEqualTo(101);
      assertThat(other.status()).isEqualTo(101);
      assertThat(forgetSessions(cluster, anna)).isEqualTo(2);

      var disabled =
          PackagedProgram.run(
              folder, "", "users", "disable", "anna", "--storage=" + cluster.storage());
      assertThat(disabled.status()).as(disabled.output()).isZero();

      assertThat(socket.closeCode()).isEqualTo(SESSION_ENDED);
      assertThat(other.closeCode()).isEqualTo(SESSION_ENDED);
      sendOn(socket, berta);
      assertThat(berta.mailbox()).isEmpty();
    }
  }

  /// Goes on sending until the server has cut the connection.
  private static void sendOn(LightweightSocketClient socket, RestClient to) {
    try {
      for (int i = 0; i < Integer.MAX_VALUE; i++) {
        socket.say(RestClient.message(to, "late" + i).put("type", "send").toString());
      }
    } catch (IOException e) {
      // As it should.
    }
  }

  private static String foxTrotToken(RestClient client) throws Exception {
    var login = JSON.createObjectNode().put("phone_no", "anna").put("password", "long enough");
    String answer = client.call("POST", "/foxtrot-api/login", login).body();
    return JSON.readTree(answer).path("token").textValue();
  }

  /// As the sweeper does a day after they have expired. {@return how many}
  private static int forgetSessions(Cluster cluster, RestClient client) throws Exception {
    try (Connection connection = EmbeddedPostgres.shared().connect(cluster.storage());
        Statement statement = connection.createStatement()) {
      return statement.executeUpdate("DELETE FROM session WHERE account = " + client.account());
    }
  }
}
