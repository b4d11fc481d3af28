// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.http1;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The headers that are meant for the connection, and not for who serves the request: how long the
/// body is, who is meant, whether one goes on (RFC 9110 §7.6, RFC 9112 §6). Words know no case and
/// stand in lists.
final class ConnectionHeaders {
  private static final String TOKEN = "!#$%&'*+-.^_`|~";
  private static final int LONGEST_NAME = 256;
  private static final int MOST_DIGITS = 18;

  private List<String> lengths = List.of();
  private List<String> encodings = List.of();
  private List<String> hosts = List.of();
  private List<String> connection = List.of();
  private List<String> upgrades = List.of();
  private List<String> expectations = List.of();

  /// Keeps what is meant for the connection. {@return whether it was}
  ///
  /// @param line begins with the name of the header
  /// @param end of the name
  boolean keep(String line, int end, String value) {
    // Most are told by how long their names are.
    return switch (end) {
      case 2, 4, 6, 7, 10, 14, 16, 17 ->
          keep(line.substring(0, end).toLowerCase(Locale.ROOT), value);
      default -> false;
    };
  }

  private boolean keep(String name, String value) {
    switch (name) {
      case "content-length" -> lengths = with(lengths, List.of(value));
      case "transfer-encoding" -> encodings = with(encodings, List.of(value));
      case "host" -> hosts = with(hosts, List.of(value));
      case "connection" -> connection = with(connection, words(value));
      case "upgrade" -> upgrades = with(upgrades, words(value));
      case "expect" -> expectations = with(expectations, List.of(value.toLowerCase(Locale.ROOT)));
      case "te", "trailer", "keep-alive", "proxy-connection" -> {
        // Nobody here needs them.
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  /// {@return both, one after the other}
  private static List<String> with(List<String> before, List<String> more) {
    if (before.isEmpty()) {
      return more;
    }
    var all = new ArrayList<String>(before);
    all.addAll(more);
    return all;
  }

  /// {@return the length of the body, [RequestHead#CHUNKED] for one in chunks, [RequestHead#UNSAID]
  /// for none}
  ///
  /// @param older whether the client speaks HTTP/1.0, which knows no chunks
  long length(boolean older) {
    if (!encodings.isEmpty()) {
      boolean chunked = encodings.size() == 1 && encodings.getFirst().equalsIgnoreCase("chunked");
      if (!chunked || older) {
        throw BadMessageException.framing(
            "Transfer-Encoding: only \"chunked\" is understood, once");
      }
      if (!lengths.isEmpty()) {
        throw BadMessageException.framing("the length of the body is told in more than one way");
      }
      return RequestHead.CHUNKED;
    }
    if (lengths.isEmpty()) {
      return RequestHead.UNSAID;
    }
    String length = lengths.getFirst();
    boolean sound =
        lengths.size() == 1
            && !length.isEmpty()
            && length.length() <= MOST_DIGITS
            && isNumber(length);
    if (!sound) {
      throw BadMessageException.framing("Content-Length: expected one number");
    }
    return Long.parseLong(length);
  }

  private static boolean isNumber(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /// {@return who is asked, empty when a client that speaks HTTP/1.0 does not say it}
  String host(boolean older) {
    if (hosts.size() > 1 || (hosts.isEmpty() && !older)) {
      throw BadMessageException.malformed("Host: expected once");
    }
    return hosts.isEmpty() ? "" : hosts.getFirst();
  }

  boolean persistent(boolean older) {
    if (connection.contains("close")) {
      return false;
    }
    return !older || connection.contains("keep-alive");
  }

  boolean asksForSocket() {
    return upgrades.contains("websocket") && connection.contains("upgrade");
  }

  boolean expectsContinue() {
    if (expectations.isEmpty()) {
      return false;
    }
    Optional<String> other =
        expectations.stream().filter(text -> !text.equals("100-continue")).findAny();
    if (other.isPresent()) {
      throw new BadMessageException(
          417, "expectation", "Expect: only \"100-continue\" is understood");
    }
    return true;
  }

  /// {@return `text`, when it is a token}
  static String token(String text, String what) {
    checkToken(text, text.length(), what);
    return text;
  }

  /// Refuses what begins with something else than a token (RFC 9110 §5.6.2).
  ///
  /// @param end of the token
  static void checkToken(String text, int end, String what) {
    boolean sound = end > 0 && end <= LONGEST_NAME;
    for (int i = 0; sound && i < end; i++) {
      char c = text.charAt(i);
      sound =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || TOKEN.indexOf(c) >= 0;
    }
    if (!sound) {
      throw BadMessageException.malformed(what + " has a character that it cannot have");
    }
  }

  /// {@return the value without the blanks around it}
  static String value(String text) {
    return value(text, 0);
  }

  /// {@return what begins at `start`, without the blanks around it}
  static String value(String text, int start) {
    int from = start;
    int to = text.length();
    while (from < to && isBlank(text.charAt(from))) {
      from++;
    }
    while (to > from && isBlank(text.charAt(to - 1))) {
      to--;
    }
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if ((c < ' ' && c != '\t') || c == 0x7f) {
        throw BadMessageException.malformed("a header has a character that it cannot have");
      }
    }
    return text.substring(from, to);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private static List<String> words(String list) {
    var words = new ArrayList<String>();
    for (String word : list.split(",", -1)) {
      String text = word.strip().toLowerCase(Locale.ROOT);
      if (!text.isEmpty()) {
        words.add(text);
      }
    }
    return words;
  }
}
