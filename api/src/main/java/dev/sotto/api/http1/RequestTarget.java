// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.http1;

import dev.sotto.core.text.PercentText;
import java.nio.charset.CharacterCodingException;
import java.util.Locale;
import java.util.Optional;

/// The target of a request: a path that can be read in one way only. Proxies decide by it who may
/// ask; a path that means something else to them than to us would pass their rules.
///
/// @param text path and query
/// @param authority whom the target names, empty for a path
record RequestTarget(String text, Optional<String> authority) {
  private static final String SUB_DELIMS_AND_MORE = "-._~!$&'()*+,=:@/";

  /// What browsers send as it is, though RFC 3986 does not allow it. A backslash in a path is no
  /// such character: to some it is a slash.
  private static final String RAW_IN_PATHS = "[]|^";

  private static final String RAW_IN_QUERIES = "[]{}|^\\`\"<>";

  static RequestTarget of(String target) {
    if (isPlain(target)) {
      return new RequestTarget(target, Optional.empty());
    }
    String lower = target.substring(0, Math.min(target.length(), 8)).toLowerCase(Locale.ROOT);
    int scheme = lower.startsWith("http://") ? 7 : lower.startsWith("https://") ? 8 : 0;
    if (scheme == 0) {
      return new RequestTarget(checked(target), Optional.empty());
    }
    int end = target.length();
    for (int i = scheme; i < end; i++) {
      if (target.charAt(i) == '/' || target.charAt(i) == '?') {
        end = i;
      }
    }
    String authority = target.substring(scheme, end);
    if (authority.isEmpty() || authority.indexOf('@') >= 0) {
      throw BadMessageException.malformed("the target names nobody");
    }
    String rest = target.substring(end);
    return new RequestTarget(
        checked(rest.startsWith("/") ? rest : "/" + rest), Optional.of(authority));
  }

  /// {@return whether it is a path of letters, digits, hyphens and underscores between slashes,
  /// which nobody can read in another way}
  private static boolean isPlain(String target) {
    boolean begins = target.startsWith("/");
    for (int i = 1; begins && i < target.length(); i++) {
      char c = target.charAt(i);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || c == '-'
              || c == '_'
              || (c == '/' && target.charAt(i - 1) != '/');
      if (!plain) {
        return false;
      }
    }
    return begins;
  }

  private static String checked(String target) {
    int query = target.indexOf('?');
    String path = query < 0 ? target : target.substring(0, query);
    if (!path.startsWith("/")) {
      throw BadMessageException.malformed("the path does not begin with a slash");
    }
    for (int i = 0; i < path.length(); i++) {
      check(path, i);
    }
    for (String segment : path.substring(1).split("/", -1)) {
      checkSegment(segment, path);
    }
    for (int i = query < 0 ? target.length() : query; i < target.length(); i++) {
      char c = target.charAt(i);
      if (c <= ' ' || c >= 0x7f || c == '#') {
        throw BadMessageException.malformed(
            "the query has a character that it cannot have; write it with a percent sign");
      }
    }
    checkText(path, "the path");
    checkText(target.substring(path.length()), "the query");
    return written(path, RAW_IN_PATHS) + written(target.substring(path.length()), RAW_IN_QUERIES);
  }

  /// {@return `part` with some characters written as RFC 3986 §2.1 wants them: browsers leave them
  /// as they are (URL Standard, percent-encode sets)}
  private static String written(String part, String raw) {
    if (part.chars().noneMatch(c -> raw.indexOf(c) >= 0)) {
      return part;
    }
    var written = new StringBuilder(part.length() + 8);
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      if (raw.indexOf(c) < 0) {
        written.append(c);
      } else {
        written.append('%').append(Integer.toHexString(c).toUpperCase(Locale.ROOT));
      }
    }
    return written.toString();
  }

  /// Whoever decodes it would put question marks where there is no text.
  private static void checkText(String encoded, String what) {
    try {
      String _ = PercentText.decoded(encoded);
    } catch (CharacterCodingException e) {
      throw BadMessageException.malformed(what + " is not percent-encoded UTF-8");
    }
  }

  private static void check(String path, int at) {
    char c = path.charAt(at);
    boolean plain =
        (c >= 'a' && c <= 'z')
            || (c >= 'A' && c <= 'Z')
            || (c >= '0' && c <= '9')
            || SUB_DELIMS_AND_MORE.indexOf(c) >= 0
            || RAW_IN_PATHS.indexOf(c) >= 0;
    if (plain) {
      return;
    }
    int code = c == '%' && at + 2 < path.length() ? hex(path, at + 1) : -1;
    // Separators for some who read the path, and letters for others.
    if (c == ';' || (code >= 0 && code < ' ') || code == '/' || code == '\\' || code == 0x7f) {
      throw BadMessageException.nowhere();
    }
    if (code < 0) {
      throw BadMessageException.malformed(
          "the path has a character that it cannot have; write it with a percent sign");
    }
  }

  private static void checkSegment(String segment, String path) {
    String dots = segment.replace("%2e", ".").replace("%2E", ".");
    boolean empty = (segment.isEmpty() && !path.endsWith("/")) || path.contains("//");
    if (empty || dots.equals(".") || dots.equals("..")) {
      throw BadMessageException.nowhere();
    }
  }

  private static int hex(String text, int at) {
    int high = Character.digit(text.charAt(at), 16);
    int low = at + 1 < text.length() ? Character.digit(text.charAt(at + 1), 16) : -1;
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }
}
