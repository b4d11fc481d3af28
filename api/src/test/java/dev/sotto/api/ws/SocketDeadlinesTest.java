// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.ws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.TestServer;
import dev.sotto.api.rest.TestClient;
import dev.sotto.api.websocket.CloseCode;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.bound.Bound;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Clients that neither read nor answer.
@Timeout(60)
final class SocketDeadlinesTest {
  private static final Duration CHECK = Duration.ofSeconds(5);

  /// More than the buffers of the system hold.
  private static final int MANY = 60;

  private TestServer server = TestServer.start();
  private TestClient ada = TestClient.registered(server, "ada");

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  @Tag("full")
  void writeThatIsNotTakenShouldEndTheSocket() throws IOException {
    server.close();
    server = TestServer.startWithSlowWrites();
    ada = TestClient.registered(server, "ada");
    TestClient writer = ada.onNewDevice("ada");
    String body = "x".repeat(200 * 1024);
    for (int i = 0; i < MANY; i++) {
      writer.send(ada, "m" + i, body);
    }
    try (var socket = TestSocket.open(ada)) {
      socket.say("{'type':'resume'}");
      while (written() == 0) {
        Thread.onSpinWait();
      }

      server.advance(Bound.SOCKET_WRITE.time());
      assertThat(isOpen()).isTrue();
      // Long before a ping that is not answered would end it.
      for (int checks = 0; checks < 3 && !hasEnded(); checks++) {
        server.advance(CHECK);
      }
      assertThat(hasEnded()).isTrue();
    }
  }

  @Test
  void pingThatIsNotAnsweredShouldEndTheSocket() throws IOException {
    try (var socket = TestSocket.live(ada)) {
      assertThat(socket.status()).isEqualTo(101);
      server.advance(Bound.SOCKET_SILENCE.time());
      assertThat(isOpen()).isTrue();

      server.advance(Bound.SOCKET_SILENCE.time());

      assertThat(hasEnded()).isTrue();
    }
  }

  @Test
  void goodbyeThatIsNotAnsweredShouldEndTheSocket() throws IOException {
    try (var socket = TestSocket.live(ada)) {
      server.sotto().sessions().lifecycle().endAll(account());
      assertThat(socket.closeCode()).isEqualTo(CloseCode.UNAUTHENTICATED);
      assertThat(isOpen()).isTrue();

      server.advance(Bound.SOCKET_GOODBYE.time());

      assertThat(hasEnded()).isTrue();
    }
  }

  private AccountId account() {
    return new AccountId(ada.id());
  }

  private long written() {
    return server.sotto().live().connections().of(account()).stream()
        .mapToLong(connection -> connection.written())
        .sum();
  }

  private boolean isOpen() {
    return server.sotto().live().connections().has(account());
  }

  /// {@return whether it has ended, or does so in a moment}
  private boolean hasEnded() {
    long start = System.nanoTime();
    while (isOpen() && System.nanoTime() - start < TimeUnit.SECONDS.toNanos(1)) {
      Thread.onSpinWait();
    }
    return !isOpen();
  }
}
