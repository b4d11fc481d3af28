// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.program;

import com.eatthepath.pushy.apns.server.MockApnsServer;
import com.eatthepath.pushy.apns.server.MockApnsServerBuilder;
import dev.sotto.testkit.tls.TestCertificate;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http2.Http2Headers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Apple's push service on the loopback address, over HTTP/2 and TLS.
final class LocalApnsServer implements AutoCloseable {
  private final BlockingQueue<Push> pushes = new LinkedBlockingQueue<>();
  private final TestCertificate certificate;
  private final Path key;
  private final MockApnsServer server;
  private final int port;

  /// @param folder for its certificate and the key of a developer
  LocalApnsServer(Path folder) throws Exception {
    certificate = TestCertificate.create(folder, "apple", "ip:127.0.0.1");
    key = key(folder);
    server =
        new MockApnsServerBuilder()
            .setServerCredentials(
                certificate.certificate().toFile(), certificate.key().toFile(), null)
            .setHandlerFactory(_ -> this::handle)
            .build();
    port = server.start(0).get();
  }

  /// {@return what leads a server here}
  String url() {
    return "apns:%s?keyId=KEY4567890&teamId=TEAM567890&topic=org.example.app&server=127.0.0.1:%d&ca=%s"
        .formatted(key, port, certificate.certificate());
  }

  /// {@return the next push, after 20 s at most}
  Push next() throws InterruptedException {
    Push next = pushes.poll(20, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("nothing was pushed");
    }
    return next;
  }

  /// {@return the file of a new key, in the form in which Apple gives it}
  static Path key(Path folder) throws IOException, GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    String text =
        Base64.getEncoder().encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
    return Files.writeString(
        folder.resolve("AuthKey.p8"),
        "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n".formatted(text));
  }

  @Override
  public void close() {
    var _ = server.shutdown();
  }

  private void handle(Http2Headers headers, ByteBuf payload) {
    pushes.add(
        new Push(
            text(headers, ":path"),
            text(headers, "apns-push-type"),
            payload.toString(StandardCharsets.UTF_8)));
  }

  private static String text(Http2Headers headers, String name) {
    CharSequence value = headers.get(name);
    return value == null ? "" : value.toString();
  }

  record Push(String path, String type, String payload) {}
}
