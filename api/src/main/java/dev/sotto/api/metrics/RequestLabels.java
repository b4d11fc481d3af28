// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.metrics;

import java.util.Set;

/// What a request is counted under. The values come from fixed lists: what a client writes never
/// becomes a label, so clients can neither read each other's paths nor fill the memory with them.
///
/// @param status as in the answer
record RequestLabels(String method, String route, int status) {
  private static final String OTHER = "other";

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  /// Of three segments at most.
  private static final Set<String> ROUTES =
      Set.of(
          "/api/auth/login",
          "/api/auth/refresh",
          "/api/auth/register",
          "/api/auth",
          "/api/calls",
          "/api/contacts",
          "/api/devices",
          "/api/files",
          "/api/mailbox",
          "/api/me",
          "/api/media",
          "/api/messages",
          "/api/push",
          "/api/receipts",
          "/api/relay",
          "/api/rooms",
          "/api/users",
          "/api",
          "/api-docs",
          "/foxtrot-api/login",
          "/foxtrot-api",
          "/health",
          "/media",
          "/metrics",
          "/openapi.yaml");

  /// {@return the labels of a request}
  static RequestLabels of(String method, String path, int status) {
    return new RequestLabels(METHODS.contains(method) ? method : OTHER, route(path), status);
  }

  /// {@return the longest route that is the path or lies above it}
  private static String route(String path) {
    if (ROUTES.contains(path)) {
      return path;
    }
    int one = path.indexOf('/', 1);
    int two = one < 0 ? -1 : path.indexOf('/', one + 1);
    int three = two < 0 ? -1 : path.indexOf('/', two + 1);
    String route = above(path, three);
    route = route.equals(OTHER) ? above(path, two) : route;
    return route.equals(OTHER) ? above(path, one) : route;
  }

  private static String above(String path, int end) {
    String route = end < 0 ? OTHER : path.substring(0, end);
    return ROUTES.contains(route) ? route : OTHER;
  }
}
