// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.proxy;

import java.util.ArrayList;
import java.util.List;

/// A request in whose body another one hides, for a proxy and a server that read its length
/// differently (RFC 9112 §11.2).
///
/// @param text what is written to the connection
record SmuggledRequest(String name, String text) {
  /// What only a request that the proxy has not seen would bring: it lets nobody read metrics.
  static final String PRIZE = "sotto_sockets_open";

  private static final String HIDDEN = "GET /metrics HTTP/1.1\r\nHost: localhost\r\nX-Rest: ";
  private static final String LAST =
      "GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

  /// {@return attacks of every kind}
  static List<SmuggledRequest> all() {
    var attacks = new ArrayList<SmuggledRequest>();
    for (String encoding :
        List.of(
            "Transfer-Encoding: chunked",
            "Transfer-Encoding : chunked",
            "Transfer-Encoding: xchunked",
            "Transfer-Encoding: chunked, identity",
            "Transfer-Encoding: identity, chunked",
            "Transfer-Encoding:\tchunked",
            "Transfer-Encoding: \u000bchunked",
            "Transfer-encoding: CHUNKED",
            "Transfer-Encoding: chunked\r\nTransfer-Encoding: x",
            "Transfer-Encoding\r\n : chunked",
            "X: y\nTransfer-Encoding: chunked")) {
      attacks.add(lengthAndEncoding(encoding));
      attacks.add(encodingAlone(encoding));
    }
    attacks.add(post("two lengths", "Content-Length: 0\r\nContent-Length: " + HIDDEN.length()));
    attacks.add(post("a list of lengths", "Content-Length: 0, " + HIDDEN.length()));
    attacks.add(post("a signed length", "Content-Length: +0"));
    attacks.add(post("a hexadecimal length", "Content-Length: 0x0"));
    attacks.add(post("a length with a blank before the colon", "Content-Length : 0"));
    attacks.add(
        new SmuggledRequest(
            "a chunk with a bare line feed",
            head("Transfer-Encoding: chunked") + "0\n\n" + HIDDEN + LAST));
    attacks.add(
        new SmuggledRequest(
            "an extension with a line feed",
            head("Transfer-Encoding: chunked") + "0;a\nb\r\n\r\n" + HIDDEN + LAST));
    return attacks;
  }

  /// The proxy goes by the length, the server by the encoding, or the other way round.
  private static SmuggledRequest lengthAndEncoding(String encoding) {
    String body = "0\r\n\r\n" + HIDDEN;
    return new SmuggledRequest(
        "length and " + encoding,
        head("Content-Length: " + body.length() + "\r\n" + encoding) + body + LAST);
  }

  private static SmuggledRequest encodingAlone(String encoding) {
    return new SmuggledRequest(encoding, head(encoding) + "0\r\n\r\n" + LAST);
  }

  private static SmuggledRequest post(String name, String header) {
    return new SmuggledRequest(name, head(header) + HIDDEN + LAST);
  }

  private static String head(String headers) {
    return "POST /api/auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        + headers
        + "\r\n\r\n";
  }
}
