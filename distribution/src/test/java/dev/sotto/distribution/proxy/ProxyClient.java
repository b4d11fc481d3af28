// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.proxy;

import dev.sotto.testkit.tls.TestCertificate;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// Somebody who comes to a proxy over TLS from an address of their own.
final class ProxyClient {
  private static final int PATIENCE_MILLIS = 3_000;

  private final SSLContext trusting;

  ProxyClient(TestCertificate certificate) throws IOException {
    trusting = trusting(certificate);
  }

  /// {@return a client at this address of the loopback network}
  HttpClient at(String address) {
    return HttpClient.newBuilder()
        .sslContext(trusting)
        .localAddress(InetAddress.ofLiteral(address))
        .version(HttpClient.Version.HTTP_1_1)
        .build();
  }

  /// Writes bytes as they are. {@return what comes until the other side ends or falls silent}
  String say(int port, String text) throws IOException {
    try (Socket plain = new Socket()) {
      plain.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
      try (Socket socket =
          trusting.getSocketFactory().createSocket(plain, "localhost", port, true)) {
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return read(socket);
      }
    }
  }

  private static String read(Socket socket) throws IOException {
    var answer = new StringBuilder();
    try (InputStream in = socket.getInputStream()) {
      var chunk = new byte[4096];
      // The last request of each attack asks for the end of the connection.
      for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
        answer.append(new String(chunk, 0, count, StandardCharsets.ISO_8859_1));
      }
    } catch (IOException e) {
      answer.append("\n(").append(e.getMessage()).append(')');
    }
    return answer.toString();
  }

  private static SSLContext trusting(TestCertificate certificate) throws IOException {
    try (InputStream in = Files.newInputStream(certificate.certificate())) {
      KeyStore authorities = KeyStore.getInstance(KeyStore.getDefaultType());
      authorities.load(null, null);
      authorities.setCertificateEntry(
          "proxy", CertificateFactory.getInstance("X.509").generateCertificate(in));
      var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(authorities);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK trusts certificates", e);
    }
  }
}
