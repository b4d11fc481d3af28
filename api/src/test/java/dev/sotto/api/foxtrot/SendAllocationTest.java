// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Bytes allocated for one message, from the request to the frame at its recipient.
@Tag("full")
final class SendAllocationTest {
  private static final int WARM_UP = 3_000;
  private static final int MEASURED = 3_000;
  private static final int BODY = 300;

  /// The fast compiler that tests run with allocates more than the thorough one does.
  private static final long MOST = 26 * 1024;

  @AutoClose private final FoxTrotClient client = FoxTrotClient.withServer();
  private final FoxTrotClient.User alice = client.newUser("alice");
  private final FoxTrotClient.User bob = client.newUser("bob");
  private final AtomicLong received = new AtomicLong();

  @Test
  void messageShouldAllocateLittle() throws IOException {
    client.befriend(alice, bob);
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (Socket recipient = connect();
        Socket sender = connect()) {
      Thread drain = Thread.ofPlatform().daemon().start(() -> drain(recipient));
      send(sender, WARM_UP);

      long before = threads.getTotalThreadAllocatedBytes();
      send(sender, MEASURED);
      long each = (threads.getTotalThreadAllocatedBytes() - before) / MEASURED;

      assertThat(each).isBetween(1_024L, MOST);
      assertThat(drain.isAlive()).isTrue();
      assertThat(received.get()).isGreaterThan((WARM_UP + MEASURED - 1L) * BODY);
    }
  }

  private Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), client.server().port());
  }

  /// Opens a socket of the recipient and reads whatever comes, allocating nothing.
  private void drain(Socket socket) {
    String handshake =
        "GET /foxtrot-api/ws?token="
            + bob.token()
            + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    var bytes = new byte[64 * 1024];
    try {
      socket.getOutputStream().write(handshake.getBytes(StandardCharsets.US_ASCII));
      for (int read = 0; read >= 0; read = socket.getInputStream().read(bytes)) {
        received.addAndGet(read);
      }
    } catch (IOException e) {
      // The test is over.
    }
  }

  /// Allocates next to nothing itself.
  private void send(Socket sender, int messages) throws IOException {
    String body = FoxTrotClient.message(Long.toString(bob.id()), "x".repeat(BODY));
    byte[] request =
        ("POST /foxtrot-api/sendMessage HTTP/1.1\r\nHost: localhost\r\nAuthorization: JWT "
                + alice.token()
                + "\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length()
                + "\r\n\r\n"
                + body)
            .getBytes(StandardCharsets.US_ASCII);
    var answer = new byte[4 * 1024];
    InputStream in = sender.getInputStream();
    for (int i = 0; i < messages; i++) {
      sender.getOutputStream().write(request);
      int length = in.read(answer);
      assertThat(answer[length - 1]).isEqualTo((byte) '}');
    }
  }
}
