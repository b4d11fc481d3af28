// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.turn;

import static dev.sotto.distribution.turn.TurnClient.SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sotto.core.call.turn.TurnCredential;
import dev.sotto.core.call.turn.TurnCredentialIssuer;
import dev.sotto.distribution.program.PackagedProgram;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The TURN server of an operator, who has followed the guide: whom it serves.
@TestInstance(Lifecycle.PER_CLASS)
final class CoturnTest {
  private static final String SECRET = "KqzRw0Zr7mXv2Yb9TnPd4Lc6Hs8Gf1Ja";
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int QUOTA_REACHED = 486;

  @TempDir private static Path folder;

  private final TurnCredentialIssuer credentials = credentials(SECRET, Duration.ZERO);
  private Coturn coturn;

  @BeforeAll
  void start() throws Exception {
    Coturn.assumeInstalled();
    Coturn.admin(folder, "-s", SECRET, "-r", "sotto");
    coturn = Coturn.start(folder, "turnserver.conf");
  }

  @AfterAll
  void stop() {
    if (coturn != null) {
      coturn.close();
    }
  }

  @Test
  void configurationShouldHoldNothingThatCoturnDoesNotKnow() throws Exception {
    assertThat(coturn.out()).doesNotContain("Bad configuration format", "Unknown argument");
  }

  @Test
  void allocateShouldSucceedWithACredentialOfTheServer() {
    assertThat(allocate(credentials.issue("1"))).isEqualTo(SUCCESS);
  }

  @Test
  void allocateShouldSucceedWithACredentialOfTheCommand(@TempDir Path home) throws Exception {
    Path secret = Files.writeString(home.resolve("secret"), SECRET);

    PackagedProgram.Result key =
        PackagedProgram.run(
            home,
            "",
            "turn-key",
            "--user=2",
            "--ttl=5m",
            "--json",
            "--turn-secret-file",
            secret.toString());

    JsonNode json = new ObjectMapper().readTree(key.output());
    assertThat(allocate(json.path("username").asText(), json.path("password").asText()))
        .isEqualTo(SUCCESS);
  }

  @Test
  void allocateShouldFailWhenTheCredentialHasExpired() {
    TurnCredentialIssuer before = credentials(SECRET, Duration.ofMinutes(61));

    assertThat(allocate(before.issue("3"))).isEqualTo(UNAUTHORIZED);
  }

  @Test
  void allocateShouldFailWhenTheCredentialIsForged() {
    TurnCredential credential = credentials.issue("4");
    TurnCredential longer = credentials.issue("4", Duration.ofDays(1));

    assertThat(allocate(credentials("another secret", Duration.ZERO).issue("4")))
        .isEqualTo(UNAUTHORIZED);
    assertThat(allocate(longer.username(), credential.password())).isEqualTo(UNAUTHORIZED);
    assertThat(allocate("testuser", "testpass")).isEqualTo(UNAUTHORIZED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "100.64.0.1",
        "127.0.0.1",
        "127.8.8.8",
        "169.254.169.254",
        "172.31.255.255",
        "192.168.1.1",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
      })
  void peerShouldBeRefusedWhenItIsNotPublic(String peer) throws Exception {
    try (TurnClient client = client(credentials.issue("5"))) {
      assertThat(client.allocate()).isEqualTo(SUCCESS);

      assertThat(client.permit(InetAddress.ofLiteral(peer))).isEqualTo(FORBIDDEN);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.1.1.1", "9.255.255.255", "11.0.0.0", "172.32.0.0", "223.255.255.255"})
  void peerShouldBeTakenWhenItIsPublic(String peer) throws Exception {
    try (TurnClient client = client(credentials.issue("6"))) {
      assertThat(client.allocate()).isEqualTo(SUCCESS);

      assertThat(client.permit(InetAddress.ofLiteral(peer))).isEqualTo(SUCCESS);
    }
  }

  @Test
  void quotaShouldHoldForEachAccountOverAllItsCredentials() {
    List<TurnClient> clients =
        IntStream.range(0, 25)
            .mapToObj(i -> client(credentials.issue("7", Duration.ofMinutes(10 + i))))
            .toList();

    try {
      assertThat(clients.subList(0, 24)).extracting(TurnClient::allocate).containsOnly(SUCCESS);
      assertThat(clients.getLast().allocate()).isEqualTo(QUOTA_REACHED);
      assertThat(allocate(credentials.issue("8"))).isEqualTo(SUCCESS);
    } finally {
      clients.forEach(TurnClient::close);
    }
  }

  @Test
  void bothSecretsShouldHoldWhileTheyOverlap() throws Exception {
    TurnCredential old = credentials("a secret that goes, in this test", Duration.ZERO).issue("9");
    TurnCredential next =
        credentials("a secret that comes, in this test", Duration.ZERO).issue("9");
    Coturn.admin(folder, "-s", "a secret that goes, in this test", "-r", "sotto");

    assertThat(List.of(allocate(old), allocate(next))).containsExactly(SUCCESS, UNAUTHORIZED);

    Coturn.admin(folder, "-s", "a secret that comes, in this test", "-r", "sotto");
    assertThat(List.of(allocate(old), allocate(next))).containsExactly(SUCCESS, SUCCESS);

    Coturn.admin(folder, "-X", "a secret that goes, in this test", "-r", "sotto");
    assertThat(List.of(allocate(old), allocate(next))).containsExactly(UNAUTHORIZED, SUCCESS);
  }

  private int allocate(TurnCredential credential) {
    return allocate(credential.username(), credential.password());
  }

  private int allocate(String username, String password) {
    try (TurnClient client = coturn.client(username, password)) {
      return client.allocate();
    }
  }

  private TurnClient client(TurnCredential credential) {
    return coturn.client(credential.username(), credential.password());
  }

  /// {@return what issued credentials of an hour, so long ago}
  static TurnCredentialIssuer credentials(String secret, Duration ago) {
    InstantSource clock = () -> Instant.now().minus(ago);
    return new TurnCredentialIssuer(secret, Duration.ofHours(1), List.of(), clock);
  }
}
