// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.bound;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Large messages and those who read them slowly, as in [BoundsTest].
@Tag("full")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PageBoundsTest {
  private static final int READERS = 40;

  @RegisterExtension private final ConstrainedServer server = new ConstrainedServer();
  private FoxTrotUser ada;
  private FoxTrotUser bob;

  @BeforeAll
  void start() throws Exception {
    ada = FoxTrotUser.signedUp(server, "ada");
    bob = FoxTrotUser.signedUp(server, "bob");
    assertThat(ada.post("/addContact", "{\"id\":%d}".formatted(bob.id()))).isEqualTo(200);
    assertThat(ada.post("/sendMessage", message(3_000_000))).isEqualTo(200);
  }

  @Test
  void slowReadersOfPagesShouldNotFillTheHeap() throws Exception {
    List<Socket> open = new ArrayList<>();
    try {
      for (int i = 0; i < READERS; i++) {
        open.add(server.sayAndReadSlowly(bob.request("GET", "/getConversations?since=0", "")));
      }
      server.assertAlive();
      int busy = 0;
      int read = 0;
      for (Socket socket : open) {
        String answer = ConstrainedServer.answer(socket);
        busy += answer.startsWith("HTTP/1.1 503 ") ? 1 : 0;
        read += answer.startsWith("HTTP/1.1 200 ") ? 1 : 0;
      }
      assertThat(busy + read).isEqualTo(READERS);
      assertThat(read).isPositive();
    } finally {
      for (Socket socket : open) {
        socket.close();
      }
    }
  }

  @Test
  void largestMessagesAtOnceShouldNotFillTheHeap() throws Exception {
    String largest = ada.request("POST", "/sendMessage", message((10 << 20) - 100));
    List<Socket> open = new ArrayList<>();
    try {
      for (int i = 0; i < 6; i++) {
        open.add(server.say(largest));
      }
      for (Socket socket : open) {
        assertThat(ConstrainedServer.answer(socket)).startsWith("HTTP/1.1 ");
      }
    } finally {
      for (Socket socket : open) {
        socket.close();
      }
    }
  }

  private String message(int length) {
    return "{\"message\":\"%s\",\"contact_id\":%d}".formatted("m".repeat(length), bob.id());
  }
}
