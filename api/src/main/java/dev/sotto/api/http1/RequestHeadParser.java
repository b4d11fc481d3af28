// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.http1;

import dev.sotto.core.bound.Bound;
import io.helidon.http.ServerRequestHeaders;
import java.io.EOFException;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.function.Predicate;

/// Reads the head of one request (RFC 9112 §2 to §6, with nothing of what §11 warns of): lines end
/// with CR LF, names are tokens, nothing is folded, and what is in doubt is refused.
final class RequestHeadParser {
  private final BufferedChannel wire;
  private final InetSocketAddress local;
  private final Predicate<String> ownHead;
  private final ConnectionHeaders fields = new ConnectionHeaders();
  private final CanonicalHeaders headers = new CanonicalHeaders();
  private String method = "";
  private String target = "";
  private boolean wantsSocket;

  /// @param local whom a client means that does not say it
  /// @param ownHead whether HEAD has a route of its own at a path
  RequestHeadParser(BufferedChannel wire, InetSocketAddress local, Predicate<String> ownHead) {
    this.wire = wire;
    this.local = local;
    this.ownHead = ownHead;
  }

  /// {@return the method, as far as it has been read}
  String method() {
    return method;
  }

  /// {@return the target, as far as it has been read}
  String target() {
    return target;
  }

  /// {@return the headers, as far as they have been read}
  ServerRequestHeaders headers() {
    return headers.read();
  }

  /// {@return the next head}
  ///
  /// @throws BadMessageException when it is refused
  RequestHead read() throws EOFException {
    boolean older = readFirstLine();
    readHeaders();
    RequestTarget asked = RequestTarget.of(target);
    target = asked.text();
    String host = host(asked, older);
    long length = fields.length(older);
    boolean persistent = fields.persistent(older);
    boolean expects =
        fields.expectsContinue() && !older && length != 0 && length != RequestHead.UNSAID;
    wantsSocket = fields.asksForSocket() && !older;
    if (wantsSocket) {
      if (length != 0 && length != RequestHead.UNSAID) {
        throw BadMessageException.framing("a request for a socket has no body");
      }
      headers.add("Upgrade", "websocket");
    }
    headers.add("Host", host);
    return new RequestHead(method, target, length, persistent, expects);
  }

  /// {@return whether the client speaks HTTP/1.0}
  private boolean readFirstLine() throws EOFException {
    String text = "";
    for (int empty = 0; text.isEmpty(); empty++) {
      if (empty > Bound.EMPTY_LINES.most()) {
        throw BadMessageException.malformed("there is no request");
      }
      text = wire.line(line(), RequestHeadParser::longLine);
    }
    int first = text.indexOf(' ');
    int last = text.lastIndexOf(' ');
    if (first < 1 || last <= first + 1) {
      throw BadMessageException.malformed("the first line is not one of HTTP/1.1");
    }
    String version = text.substring(last + 1);
    if (!isVersion(version)) {
      throw BadMessageException.malformed("the first line is not one of HTTP/1.1");
    }
    method = method(text.substring(0, first));
    target = text.substring(first + 1, last);
    if (!version.startsWith("HTTP/1.")) {
      throw new BadMessageException(505, "version", "HTTP/1.1 and HTTP/1.0 are understood");
    }
    return version.equals("HTTP/1.0");
  }

  private static boolean isVersion(String text) {
    return text.length() == 8
        && text.startsWith("HTTP/")
        && isDigit(text.charAt(5))
        && text.charAt(6) == '.'
        && isDigit(text.charAt(7));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /// Methods are told apart by case (RFC 9110 §9.1), and all that there are here are written in
  /// capitals. What follows takes `delete` for DELETE, and a proxy that forbids DELETE does not.
  private static String method(String text) {
    String name = ConnectionHeaders.token(text, "the method");
    if (!name.equals(name.toUpperCase(Locale.ROOT))) {
      throw new BadMessageException(
          501, "method", "there is no such method: methods are written in capitals");
    }
    return name;
  }

  private void readHeaders() throws EOFException {
    int bytes = 0;
    for (int count = 0; ; count++) {
      String text = wire.line(Bound.HEADER_LINE.most(), RequestHeadParser::longHeader);
      if (text.isEmpty()) {
        return;
      }
      bytes += text.length() + 2;
      if (bytes > Bound.HEADERS.most()) {
        throw longHeaders();
      }
      if (count == Bound.HEADER_COUNT.most()) {
        throw manyHeaders();
      }
      int colon = text.indexOf(':');
      if (colon < 1) {
        throw BadMessageException.malformed("a header has no name");
      }
      ConnectionHeaders.checkToken(text, colon, "the name of a header");
      String value = ConnectionHeaders.value(text, colon + 1);
      if (!fields.keep(text, colon, value)) {
        headers.add(text, colon, value);
      }
    }
  }

  private String host(RequestTarget asked, boolean older) {
    String said = fields.host(older);
    // RFC 9112 §3.2.2: who is named in the target is meant.
    String host = asked.authority().orElse(said);
    // The port may be left out behind its colon (RFC 3986 §3.2.3); what follows expects one there.
    String named = host.endsWith(":") ? host.substring(0, host.length() - 1) : host;
    return named.isEmpty() ? PlainPeerInfo.text(local) : named;
  }

  /// {@return what the web server is given instead of the head that has been read: one line feed,
  /// no word about the body, none that is meant for one connection only}
  byte[] canonical(RequestHead head) {
    if (!head.persistent()) {
      headers.add("Connection", "close");
    }
    return headers.after(servedMethod() + ' ' + target + " HTTP/1.1\r\n");
  }

  /// HEAD is as GET (RFC 9110 §9.3.2); [ConnectionWriter] keeps the body back. A socket is opened
  /// with GET only: over one that [ConnectionWriter] keeps silent nobody would hear anything.
  private String servedMethod() {
    boolean asGet = method.equals("HEAD") && !wantsSocket && !ownHead.test(path());
    return asGet ? "GET" : method;
  }

  private String path() {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  private static int line() {
    return Bound.REQUEST_LINE.most();
  }

  private static BadMessageException longLine() {
    return new BadMessageException(
        414, "long", "the first line is longer than %d bytes".formatted(line()));
  }

  private static BadMessageException longHeader() {
    return new BadMessageException(
        431, "long", "a header is longer than %d bytes".formatted(Bound.HEADER_LINE.most()));
  }

  private static BadMessageException longHeaders() {
    return new BadMessageException(
        431, "long", "the headers are longer than %d bytes".formatted(Bound.HEADERS.most()));
  }

  private static BadMessageException manyHeaders() {
    return new BadMessageException(
        431, "long", "there are more than %d headers".formatted(Bound.HEADER_COUNT.most()));
  }
}
