// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.TestServer;
import dev.sotto.api.foxtrot.FoxTrotClient.User;
import dev.sotto.api.websocket.FloodDetector;
import dev.sotto.core.bound.Bound;
import dev.sotto.core.limit.RateLimits;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// Nothing is answered that is not counted, and a path is written in one alphabet.
final class FoxTrotLimitsTest {
  @AutoClose private final TestServer server = TestServer.start(FoxTrotClient.setup().withLimits());

  @AutoClose private final FoxTrotClient client = new FoxTrotClient(server);
  private final User alice = client.newUser("alice");

  @Test
  void framesOfEveryKindShouldBeCounted() {
    try (FoxTrotTestSocket wire = client.connect(alice).ready()) {
      spendFrames();

      wire.sendBinary(new byte[0]);
      assertThat(wire.next().toString()).contains("too many frames");
      wire.send("{");
      assertThat(wire.next().toString()).contains("too many frames");
      wire.send("x".repeat(Bound.SOCKET_MESSAGE.most() / 2 + 1_024));
      assertThat(wire.next().toString()).contains("too many frames");
    }
  }

  @Test
  void socketShouldEndWhenEmptyBinaryFramesGoOn() {
    FoxTrotTestSocket wire = client.connect(alice).ready();
    spendFrames();

    for (int i = 0; i <= FloodDetector.MAX; i++) {
      wire.sendBinary(new byte[0]);
    }

    assertThat(wire.end()).isEqualTo("1013 too many frames for too long");
  }

  @Test
  void pathsShouldBeFoundInAnyCaseOfAsciiOnly() {
    assertThat(client.call("GET", "/VALIDATETOKEN", "JWT " + alice.token(), "").status())
        .isEqualTo(client.call("GET", "/validateToken", "JWT " + alice.token(), "").status())
        .isNotEqualTo(404);
    assertThat(client.call("GET", "/validateTo%E2%84%AAen", "JWT " + alice.token(), "").status())
        .isEqualTo(404);
  }

  private void spendFrames() {
    while (server
        .sotto()
        .node()
        .limiter()
        .take(RateLimits.FRAME_PER_ACCOUNT, Long.toString(alice.id()))
        .isZero()) {
      // Until there is none left.
    }
  }
}
