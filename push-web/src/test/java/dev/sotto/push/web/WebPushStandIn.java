// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.push.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sotto.core.push.PushToken;
import dev.sotto.testkit.push.PushServiceStandIn;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The push service that one browser has chosen, on the loopback address.
final class WebPushStandIn implements PushServiceStandIn, AutoCloseable {
  private final BrowserStandIn browser = new BrowserStandIn();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private volatile boolean silent;
  private volatile int status = 201;
  private volatile String retryAfter = "";

  WebPushStandIn() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::take);
    server.start();
  }

  @Override
  public void answer(Answer answer) {
    silent = answer == Answer.STAYS_SILENT;
    answer(
        switch (answer) {
          case TAKES_IT, STAYS_SILENT -> 201;
          case KNOWS_NO_SUCH_TOKEN -> 410;
          case REFUSES -> 403;
          case IS_BUSY -> 429;
          case IS_BROKEN -> 500;
        },
        "");
  }

  /// Answers so from now on.
  void answer(int statusCode, String after) {
    status = statusCode;
    retryAfter = after;
  }

  @Override
  public List<String> received() {
    return asked.stream().map(Asked::content).toList();
  }

  /// {@return the requests, in the order of coming}
  List<Asked> asked() {
    return List.copyOf(asked);
  }

  /// {@return where the subscriptions are}
  String origin() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /// {@return a subscription of its browser}
  PushToken token() {
    return browser.token(origin() + "/push/abc?d=e");
  }

  @Override
  public void stop() {
    close();
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.close();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, String> headers = new HashMap<>();
      exchange
          .getRequestHeaders()
          .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
      asked.add(
          new Asked(
              exchange.getRequestURI().toString(),
              Map.copyOf(headers),
              browser.decrypt(exchange.getRequestBody().readAllBytes())));
      if (silent) {
        closing.await();
      }
      exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/");
      if (!retryAfter.isEmpty()) {
        exchange.getResponseHeaders().set("Retry-After", retryAfter);
      }
      exchange.sendResponseHeaders(status, -1);
    } catch (GeneralSecurityException e) {
      throw new IOException("the browser cannot read it", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// One request.
  ///
  /// @param headers by their names in lower case
  /// @param content as the browser reads it
  record Asked(String path, Map<String, String> headers, String content) {}
}
