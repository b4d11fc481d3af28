// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.media.minio;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A server that keeps the rules of a bucket and knows nothing else of S3.
final class BucketRulesServer implements AutoCloseable {
  private final Map<String, String> documents = new ConcurrentHashMap<>();
  private final HttpServer server;
  private boolean bucket;

  BucketRulesServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /// {@return what was set, empty when nothing was}
  String document(String kind) {
    return documents.getOrDefault(kind, "");
  }

  void set(String kind, String document) {
    documents.put(kind, document);
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String query = exchange.getRequestURI().getQuery();
      String kind = query == null ? "" : query.replace("=", "");
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      if (kind.isEmpty()) {
        boolean there = bucket;
        bucket |= exchange.getRequestMethod().equals("PUT");
        exchange.sendResponseHeaders(bucket || there ? 200 : 404, -1);
      } else if (exchange.getRequestMethod().equals("PUT")) {
        documents.put(kind, body);
        exchange.sendResponseHeaders(200, -1);
      } else {
        String absent =
            "<Error><Code>%s</Code></Error>"
                .formatted(
                    kind.equals("cors")
                        ? "NoSuchCORSConfiguration"
                        : "NoSuchLifecycleConfiguration");
        byte[] document = documents.getOrDefault(kind, absent).getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        exchange.sendResponseHeaders(documents.containsKey(kind) ? 200 : 404, document.length);
        exchange.getResponseBody().write(document);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
