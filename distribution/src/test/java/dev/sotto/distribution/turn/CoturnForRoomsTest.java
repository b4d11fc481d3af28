// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.turn;

import static dev.sotto.distribution.turn.TurnClient.SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.call.turn.TurnCredential;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The TURN server for clients that know one fixed pair.
final class CoturnForRoomsTest {
  private static final String CONFIGURATION = "turnserver-rooms.conf";
  private static final String SECRET = "KqzRw0Zr7mXv2Yb9TnPd4Lc6Hs8Gf1Ja";
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int QUOTA_REACHED = 486;

  @TempDir private Path folder;

  @Test
  void pairShouldAllocateUpToTheQuotaAndReachNoPrivatePeer() throws Exception {
    Coturn.assumeInstalled();
    List<TurnClient> clients = new ArrayList<>();
    try (var coturn = Coturn.start(folder, CONFIGURATION)) {
      for (int i = 0; i < 200; i++) {
        clients.add(coturn.client("testuser", "testpass"));
        assertThat(clients.getLast().allocate()).isEqualTo(SUCCESS);
      }
      assertThat(clients.getFirst().permit(InetAddress.ofLiteral("1.1.1.1"))).isEqualTo(SUCCESS);
      assertThat(clients.getFirst().permit(InetAddress.ofLiteral("10.0.0.1"))).isEqualTo(FORBIDDEN);

      clients.add(coturn.client("testuser", "testpass"));
      assertThat(clients.getLast().allocate()).isEqualTo(QUOTA_REACHED);
      clients.add(coturn.client("testuser", "guessed"));
      assertThat(clients.getLast().allocate()).isEqualTo(UNAUTHORIZED);
      assertThat(coturn.out()).doesNotContain("Bad configuration format", "Unknown argument");
    } finally {
      clients.forEach(TurnClient::close);
    }
  }

  /// Why there are two files. When this fails, coturn has learned to do both.
  @Test
  void pairShouldNotHoldBesideSecretsInOneProcess() throws Exception {
    Coturn.assumeInstalled();
    TurnCredential credential = CoturnTest.credentials(SECRET, Duration.ZERO).issue("1");
    try (var coturn =
            Coturn.start(
                folder, CONFIGURATION, "--use-auth-secret", "--static-auth-secret=" + SECRET);
        TurnClient pair = coturn.client("testuser", "testpass");
        TurnClient timed = coturn.client(credential.username(), credential.password())) {
      assertThat(List.of(timed.allocate(), pair.allocate())).containsExactly(SUCCESS, UNAUTHORIZED);
    }
  }

  @Test
  void configurationsShouldRefuseTheSamePeers() throws IOException {
    assertThat(refusals(CONFIGURATION))
        .hasSizeGreaterThan(20)
        .isEqualTo(refusals("turnserver.conf"))
        .contains("no-multicast-peers", "no-tcp-relay");
  }

  private static List<String> refusals(String configuration) throws IOException {
    return Files.readAllLines(Coturn.CONFIGURATIONS.resolve(configuration)).stream()
        .filter(line -> line.startsWith("denied-peer-ip=") || line.startsWith("no-"))
        .toList();
  }
}
