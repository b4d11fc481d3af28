// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.turn;

import static dev.sotto.distribution.turn.TurnClient.SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.call.turn.TurnCredential;
import dev.sotto.testkit.machine.Requirement;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The TURN server of an operator whose machine has IPv6: whom it leads to.
@TestInstance(Lifecycle.PER_CLASS)
final class CoturnIpv6Test {
  private static final String SECRET = "KqzRw0Zr7mXv2Yb9TnPd4Lc6Hs8Gf1Ja";
  private static final int FORBIDDEN = 403;

  private final TurnCredential credential =
      CoturnTest.credentials(SECRET, Duration.ZERO).issue("1");
  private Coturn coturn;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    Coturn.assumeInstalled();
    Requirement.IPV6.assume(hasIpv6(), "TURN over IPv6");
    // A client that comes over IPv6 gets a port there: ice4j cannot ask for one.
    Coturn.admin(folder, "-s", SECRET, "-r", "sotto");
    coturn =
        Coturn.start(
            folder,
            "turnserver.conf",
            "--listening-ip=::1",
            "--relay-ip=::1",
            "--allocation-default-address-family=keep");
  }

  @AfterAll
  void stop() {
    if (coturn != null) {
      coturn.close();
    }
  }

  /// In hexadecimal digits, because Java turns some of them into IPv4.
  @ParameterizedTest
  @ValueSource(
      strings = {
        // ::, ::1, ::10.0.0.1
        "00000000000000000000000000000000",
        "00000000000000000000000000000001",
        "0000000000000000000000000a000001",
        // ::ffff:127.0.0.1, ::ffff:10.0.0.1, ::ffff:169.254.169.254, ::ffff:0:10.0.0.1
        "00000000000000000000ffff7f000001",
        "00000000000000000000ffff0a000001",
        "00000000000000000000ffffa9fea9fe",
        "0000000000000000ffff00000a000001",
        // 64:ff9b::10.0.0.1, 64:ff9b:1::1, 2002:a00:1::
        "0064ff9b00000000000000000a000001",
        "0064ff9b000100000000000000000001",
        "20020a00000100000000000000000000",
        // fc00::1, fd00:ec2::254, fe80::1, fec0::1, ff02::1
        "fc000000000000000000000000000001",
        "fd000ec2000000000000000000000254",
        "fe800000000000000000000000000001",
        "fec00000000000000000000000000001",
        "ff020000000000000000000000000001",
      })
  void peerShouldBeRefusedWhenItIsNotPublic(String peer) throws Exception {
    assertThat(permit(peer)).isEqualTo(FORBIDDEN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // 2606:4700::1111, 2a00::1
        "26064700000000000000000000001111",
        "2a000000000000000000000000000001",
      })
  void peerShouldBeTakenWhenItIsPublic(String peer) throws Exception {
    assertThat(permit(peer)).isEqualTo(SUCCESS);
  }

  private int permit(String peer) throws IOException {
    try (TurnClient client = coturn.clientOverIpv6(credential.username(), credential.password())) {
      assertThat(client.allocate()).isEqualTo(SUCCESS);
      return client.permit(Inet6Address.getByAddress(null, HexFormat.of().parseHex(peer), -1));
    }
  }

  private static boolean hasIpv6() {
    try (var _ = new DatagramSocket(0, InetAddress.ofLiteral("::1"))) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
