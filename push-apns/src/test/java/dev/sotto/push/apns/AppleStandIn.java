// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.push.apns;

import com.eatthepath.pushy.apns.ApnsClient;
import com.eatthepath.pushy.apns.ApnsClientBuilder;
import com.eatthepath.pushy.apns.auth.ApnsSigningKey;
import com.eatthepath.pushy.apns.server.MockApnsServer;
import com.eatthepath.pushy.apns.server.MockApnsServerBuilder;
import com.eatthepath.pushy.apns.server.RejectedNotificationException;
import com.eatthepath.pushy.apns.server.RejectionReason;
import dev.sotto.testkit.push.PushServiceStandIn;
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
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/// Apple on the loopback address, with the real protocol: HTTP/2 over TLS.
final class AppleStandIn implements PushServiceStandIn, AutoCloseable {
  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final TestCertificate certificate;
  private final Path key;
  private final MockApnsServer server;
  private final int port;
  private volatile Optional<RejectionReason> refusal = Optional.empty();
  private volatile boolean silent;

  /// @param folder for its certificate and a key of a developer
  AppleStandIn(Path folder) throws Exception {
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

  /// {@return a client of the real library that trusts it}
  ApnsClient client() throws IOException, GeneralSecurityException {
    return client(port);
  }

  /// {@return the same for what listens at another port}
  ApnsClient client(int elsewhere) throws IOException, GeneralSecurityException {
    return new ApnsClientBuilder()
        .setApnsServer("127.0.0.1", elsewhere)
        .setTrustedServerCertificateChain(certificate.certificate().toFile())
        .setSigningKey(ApnsSigningKey.loadFromPkcs8File(key.toFile(), "TEAM567890", "KEY4567890"))
        .setConnectionTimeout(Duration.ofSeconds(5))
        .setGracefulShutdownTimeout(Duration.ofMillis(100))
        .build();
  }

  @Override
  public void answer(Answer answer) {
    silent = answer == Answer.STAYS_SILENT;
    refusal =
        switch (answer) {
          case TAKES_IT, STAYS_SILENT -> Optional.empty();
          case KNOWS_NO_SUCH_TOKEN -> Optional.of(RejectionReason.UNREGISTERED);
          case REFUSES -> Optional.of(RejectionReason.TOPIC_DISALLOWED);
          case IS_BUSY -> Optional.of(RejectionReason.TOO_MANY_REQUESTS);
          case IS_BROKEN -> Optional.of(RejectionReason.INTERNAL_SERVER_ERROR);
        };
  }

  @Override
  public List<String> received() {
    return asked.stream().map(Asked::payload).toList();
  }

  /// Refuses everything from now on.
  void refuses(RejectionReason reason) {
    refusal = Optional.of(reason);
  }

  List<Asked> asked() {
    return List.copyOf(asked);
  }

  /// {@return the file of a new key, in the form in which Apple gives it}
  static Path key(Path folder) throws IOException, GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    byte[] bytes = generator.generateKeyPair().getPrivate().getEncoded();
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return Files.writeString(
        folder.resolve("AuthKey.p8"),
        "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n".formatted(text));
  }

  /// Closes and waits until nobody listens.
  @Override
  public void stop() {
    closing.countDown();
    server.shutdown().join();
  }

  @Override
  public void close() {
    closing.countDown();
    // In its own time: Netty rests for two seconds first.
    var _ = server.shutdown();
  }

  private void handle(Http2Headers headers, ByteBuf payload) throws RejectedNotificationException {
    asked.add(new Asked(headers, payload.toString(StandardCharsets.UTF_8)));
    if (silent) {
      awaitClosing();
    }
    if (refusal.isPresent()) {
      throw new RejectedNotificationException(refusal.get());
    }
  }

  private void awaitClosing() {
    try {
      closing.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// One request.
  record Asked(Http2Headers headers, String payload) {
    String header(String name) {
      CharSequence value = headers.get(name);
      return value == null ? "" : value.toString();
    }
  }
}
