// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.push.web;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// Posts to one address that was checked before, under the name of its host (RFC 9112). The JDK's
/// client looks the name up once more and may be answered otherwise. Follows no redirect, reads no
/// body. Safe for use by many threads.
final class HttpPost {
  static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(10);

  private static final System.Logger LOG = System.getLogger(HttpPost.class.getName());

  private static final int MAX_HEAD = 16 * 1024;

  private final SSLSocketFactory tls;
  private final Duration deadline;

  /// @param deadline for everything from connecting to the answer
  HttpPost(SSLSocketFactory tls, Duration deadline) {
    this.tls = tls;
    this.deadline = deadline;
  }

  /// {@return status and headers of the answer}
  ///
  /// @param headers further ones, without those of the body
  Answer send(URI endpoint, InetAddress address, Map<String, String> headers, byte[] body)
      throws IOException {
    return send(endpoint, address, headers, body, deadline);
  }

  /// As the other, with a deadline of its own if that is shorter.
  Answer send(
      URI endpoint,
      InetAddress address,
      Map<String, String> headers,
      byte[] body,
      Duration patience)
      throws IOException {
    long end = System.nanoTime() + Math.min(deadline.toNanos(), patience.toNanos());
    try (Socket plain = new Socket();
        var _ = closing(plain, end)) {
      plain.connect(new InetSocketAddress(address, EndpointPolicy.port(endpoint)), left(end));
      plain.setSoTimeout(left(end));
      try (Socket socket = EndpointPolicy.isHttps(endpoint) ? secured(plain, endpoint) : plain) {
        var request = new ByteArrayOutputStream();
        request.write(head(endpoint, headers, body.length).getBytes(StandardCharsets.US_ASCII));
        request.write(body);
        socket.getOutputStream().write(request.toByteArray());
        socket.getOutputStream().flush();
        return Answer.parse(readHead(socket, end));
      }
    }
  }

  /// A peer that sends a byte now and then, in its handshake or later, must not hold us: a time-out
  /// of the socket begins anew with each of them. {@return what keeps the socket open if it comes
  /// in time}
  private static Closing closing(Socket plain, long end) {
    Thread closer =
        Thread.ofVirtual()
            .name("sotto-push-deadline")
            .start(
                () -> {
                  try {
                    Thread.sleep(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
                    plain.close();
                  } catch (InterruptedException e) {
                    LOG.log(Level.TRACE, "it has ended in time", e);
                  } catch (IOException e) {
                    LOG.log(Level.DEBUG, "the connection to a push service does not close", e);
                  }
                });
    return closer::interrupt;
  }

  private SSLSocket secured(Socket plain, URI endpoint) throws IOException {
    var socket =
        (SSLSocket)
            tls.createSocket(
                plain, EndpointPolicy.host(endpoint), EndpointPolicy.port(endpoint), true);
    var parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    return socket;
  }

  private static String head(URI endpoint, Map<String, String> headers, int length) {
    String path = endpoint.getRawPath().isEmpty() ? "/" : endpoint.getRawPath();
    String query = endpoint.getRawQuery() == null ? "" : '?' + endpoint.getRawQuery();
    var head = new StringBuilder("POST " + path + query + " HTTP/1.1\r\n");
    head.append("Host: ").append(endpoint.getRawAuthority()).append("\r\n");
    headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    return head.append("Content-Length: " + length + "\r\nConnection: close\r\n\r\n").toString();
  }

  private static String readHead(Socket socket, long end) throws IOException {
    InputStream in = new BufferedInputStream(socket.getInputStream());
    var head = new StringBuilder();
    while (head.length() < MAX_HEAD) {
      socket.setSoTimeout(left(end));
      int next = in.read();
      if (next < 0 || (next == '\n' && head.toString().endsWith("\n\r"))) {
        return head.toString();
      }
      head.append((char) next);
    }
    throw new IOException("the head of the answer is too long");
  }

  private static int left(long end) throws SocketTimeoutException {
    long millis = (end - System.nanoTime()) / 1_000_000;
    if (millis <= 0) {
      throw new SocketTimeoutException("no answer in time");
    }
    return (int) millis;
  }

  /// Keeps a connection from being closed for being late.
  private interface Closing extends AutoCloseable {
    @Override
    void close();
  }

  /// @param headers under their names in lower case
  record Answer(int status, Map<String, String> headers) {
    static Answer parse(String head) throws IOException {
      String[] lines = head.split("\r?\n", -1);
      if (!lines[0].matches("HTTP/1\\.[01] [1-5]\\d\\d( .*)?")) {
        throw new IOException("the answer is not HTTP");
      }
      var headers = new TreeMap<String, String>();
      for (int i = 1; i < lines.length; i++) {
        int colon = lines[i].indexOf(':');
        if (colon > 0) {
          headers.put(
              lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
              lines[i].substring(colon + 1).strip());
        }
      }
      return new Answer(Integer.parseInt(lines[0].substring(9, 12)), headers);
    }

    String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }
}
