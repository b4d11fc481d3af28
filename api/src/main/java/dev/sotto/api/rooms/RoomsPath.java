// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rooms;

import dev.sotto.core.text.AsciiText;

/// Paths as the original matches them: whatever their letter case, with or without a slash at the
/// end.
final class RoomsPath {
  static final String ROOMS = "/api/rooms";
  static final String PURGE = "/api/user/purge";
  static final String BADGE = "/api/badge/reset";
  static final String LIVE = "/rooms";
  static final String ROOT = "/";

  private RoomsPath() {}

  /// {@return whether `path` belongs to the facade}
  static boolean isOurs(String path) {
    String key = key(path);
    return switch (key) {
      case ROOMS, PURGE, BADGE, LIVE, ROOT -> true;
      default -> key.startsWith(ROOMS + "/");
    };
  }

  /// {@return what equal paths have in common}
  static String key(String path) {
    String trimmed =
        path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return trimmed.isEmpty() ? ROOT : AsciiText.lower(trimmed);
  }

  /// {@return whether the path is one of the first version of the protocol: `/api/rooms/x` with
  /// GET, `/api/rooms/x/accept` with POST}
  static boolean isOfOldEndpoints(String method, String key) {
    if (!key.startsWith(ROOMS + "/")) {
      return false;
    }
    String rest = key.substring(ROOMS.length() + 1);
    boolean one = !rest.isEmpty() && rest.indexOf('/') < 0;
    boolean accept =
        rest.endsWith("/accept") && rest.indexOf('/') == rest.length() - "/accept".length();
    return method.equals("GET") ? one : method.equals("POST") && accept && rest.length() > 7;
  }
}
