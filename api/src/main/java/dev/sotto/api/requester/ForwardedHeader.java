// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.requester;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads `Forwarded` (RFC 7239 §4).
final class ForwardedHeader {
  private static final String QUOTED = "\"((?:[^\"\\\\]|\\\\.)*+)\"";
  private static final Pattern PAIR =
      Pattern.compile(
          "\\s*([A-Za-z0-9!#$%&'*+.^_`|~-]++)\\s*=\\s*(?:" + QUOTED + "|([^\\s;,\"]*+))\\s*");

  private ForwardedHeader() {}

  /// {@return what each proxy has said, the one nearest to the client first; empty when the text is
  /// not well formed}
  static List<ForwardedElement> parse(String text) {
    var hops = new ArrayList<ForwardedElement>();
    Map<String, String> pairs = new HashMap<>();
    Matcher matcher = PAIR.matcher(text);
    int at = 0;
    while (at < text.length()) {
      if (isBlankOrEnd(text, at)) {
        // An empty element of the list, or an empty pair.
        at = skip(text, at);
      } else if (matcher.region(at, text.length()).lookingAt()) {
        pairs.putIfAbsent(matcher.group(1).toLowerCase(Locale.ROOT), value(matcher));
        at = matcher.end();
        if (at < text.length() && text.charAt(at) != ';' && text.charAt(at) != ',') {
          return List.of();
        }
      } else {
        return List.of();
      }
      if (at >= text.length() || text.charAt(at) == ',') {
        end(pairs, hops);
      }
      at++;
    }
    end(pairs, hops);
    return hops;
  }

  private static boolean isBlankOrEnd(String text, int at) {
    int next = skip(text, at);
    return next >= text.length() || text.charAt(next) == ';' || text.charAt(next) == ',';
  }

  private static int skip(String text, int at) {
    int next = at;
    while (next < text.length() && (text.charAt(next) == ' ' || text.charAt(next) == '\t')) {
      next++;
    }
    return next;
  }

  private static String value(Matcher matcher) {
    String quoted = matcher.group(2);
    return quoted == null ? matcher.group(3) : quoted.replaceAll("\\\\(.)", "$1");
  }

  private static void end(Map<String, String> pairs, List<ForwardedElement> hops) {
    if (!pairs.isEmpty()) {
      hops.add(
          new ForwardedElement(
              pairs.getOrDefault("for", ""),
              pairs.getOrDefault("proto", ""),
              pairs.getOrDefault("host", "")));
      pairs.clear();
    }
  }
}
