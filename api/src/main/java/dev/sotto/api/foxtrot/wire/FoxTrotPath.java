// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot.wire;

import dev.sotto.core.text.AsciiText;

/// Paths as the original matches them: whatever their letter case, with or without a slash at the
/// end.
public final class FoxTrotPath {
  public static final String PREFIX = "/foxtrot-api";

  /// What stands for the last segment in the key of a route with a parameter.
  private static final String ANY = ":";

  private FoxTrotPath() {}

  /// {@return whether `path` belongs to the facade}
  public static boolean isOurs(String path) {
    return AsciiText.startsWith(path, PREFIX)
        && (path.length() == PREFIX.length() || path.charAt(PREFIX.length()) == '/');
  }

  /// {@return what equal paths have in common}
  public static String key(String path) {
    return AsciiText.lower(withoutSlash(path));
  }

  /// {@return the key of the route whose last segment is a parameter, if `path` fits one}
  public static String parameterKey(String path) {
    String trimmed = withoutSlash(path);
    return AsciiText.lower(trimmed.substring(0, trimmed.lastIndexOf('/') + 1)) + ANY;
  }

  /// {@return the key under which requests find the route with this pattern, as
  /// `/foxtrot-api/searchUsers/:prefix`}
  public static String keyOfPattern(String pattern) {
    return pattern.contains("/:") ? parameterKey(pattern) : key(pattern);
  }

  /// {@return the last segment as the client wrote it}
  public static String parameter(String path) {
    String trimmed = withoutSlash(path);
    return trimmed.substring(trimmed.lastIndexOf('/') + 1);
  }

  private static String withoutSlash(String path) {
    return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }
}
