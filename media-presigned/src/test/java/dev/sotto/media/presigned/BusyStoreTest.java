// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.media.presigned;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.core.PortException;
import dev.sotto.core.media.object.MediaType;
import dev.sotto.core.media.object.ObjectKey;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A service that has no objects, and answers everything else that it has too much to do.
final class BusyStoreTest {
  private static final ObjectKey KEY =
      new ObjectKey("media/7/00000000-0000-4000-8000-000000000001.bin");
  private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: (\\d+)");

  private final List<String> methods = new CopyOnWriteArrayList<>();
  private ServerSocket listener;
  private S3ObjectStore store;

  @BeforeEach
  void start() throws IOException {
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
    var bucket =
        new Bucket(
            URI.create("http://127.0.0.1:" + listener.getLocalPort()),
            "photos",
            "eu-west-1",
            Bucket.Style.PATH);
    store =
        new S3ObjectStore(
            S3Connection.to(bucket, new S3Credentials.Keys("access", "secret")),
            InstantSource.system());
  }

  @AfterEach
  void stop() throws IOException {
    store.close();
    listener.close();
  }

  /// What a client sends is there once: a second attempt would find its end, and take the client
  /// for one that has broken off.
  @Test
  void bytesOfAClientShouldBeSentOnce() {
    assertThatThrownBy(
            () ->
                store.write(
                    KEY, MediaType.BYTES, 100_000, new ByteArrayInputStream(new byte[100_000])))
        .isInstanceOf(PortException.Unavailable.class)
        .hasMessageContaining("503");

    assertThat(methods).containsExactly("HEAD", "PUT");
  }

  @Test
  void questionsShouldBeAskedAgain() {
    assertThatThrownBy(() -> store.page("", 1))
        .isInstanceOf(PortException.Unavailable.class)
        .hasMessageContaining("503");

    assertThat(methods.size()).isGreaterThan(1);
    assertThat(methods).containsOnly("GET");
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        Thread.ofVirtual().start(() -> answer(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void answer(Socket accepted) {
    try (Socket client = accepted) {
      var in = new DataInputStream(client.getInputStream());
      var head = new StringBuilder();
      while (head.indexOf("\r\n\r\n") < 0) {
        head.append((char) in.readUnsignedByte());
      }
      methods.add(head.substring(0, head.indexOf(" ")));
      Matcher length = LENGTH.matcher(head);
      in.skipNBytes(length.find() ? Long.parseLong(length.group(1)) : 0);
      String status = head.indexOf("HEAD ") == 0 ? "404 Not Found" : "503 Slow Down";
      String body = head.indexOf("HEAD ") == 0 ? "" : "<Error><Code>SlowDown</Code></Error>";
      client
          .getOutputStream()
          .write(
              """
              HTTP/1.1 %s\r
              Content-Type: application/xml\r
              Content-Length: %d\r
              Connection: close\r
              \r
              %s"""
                  .formatted(status, body.length(), body)
                  .getBytes(ISO_8859_1));
    } catch (IOException e) {
      // The client has gone.
    }
  }
}
