// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.redis.connection;

import dev.sotto.core.NetworkFailure;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandTimeoutException;
import java.util.Map;

/// Failures of Redis in words for an operator. Never its own words, which may quote a key.
///
/// @param name of the server, as `redis://host:6379`
public record RedisFailures(String name) {
  private static final NetworkFailure NETWORK = new NetworkFailure("Redis", "SOTTO_COORDINATION");
  private static final String LOGIN =
      "refuses the log-in: check user and password in SOTTO_COORDINATION";
  private static final String ADVICE =
      "does not answer: start Redis, or correct host and port in SOTTO_COORDINATION";

  /// By the first word of an error (https://redis.io/docs/latest/develop/reference/protocol-spec/).
  private static final Map<String, String> BY_WORD =
      Map.of(
          "WRONGPASS", LOGIN,
          "NOAUTH", LOGIN,
          "NOPERM", "does not let this user do that: allow it the prefix and all commands (ACL)",
          "OOM", "has no memory left: raise maxmemory",
          "READONLY", "is a replica: name the primary in SOTTO_COORDINATION",
          "MISCONF", "cannot save its data: make room on its disk, or switch saving off",
          "LOADING", "is starting: try again in a moment",
          "CLUSTERDOWN", "is a cluster that lacks nodes: start them",
          "NOREPLICAS", "lacks replicas: start them, or lower min-replicas-to-write");

  /// {@return the server, the reason and the remedy, in one sentence without a full stop}
  String explain(Throwable failure) {
    return name + " " + what(failure);
  }

  /// {@return what is to be said before it is known what fails}
  String unanswered() {
    return name
        + " has not answered yet: start Redis, or correct host and port in SOTTO_COORDINATION";
  }

  private static String what(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof RedisCommandExecutionException said) {
        return said(String.valueOf(said.getMessage()));
      }
      if (cause instanceof RedisCommandTimeoutException) {
        return "does not answer in time: check host, port and firewall, and how busy it is";
      }
    }
    return NETWORK.explain(failure).orElse(ADVICE);
  }

  private static String said(String words) {
    String known = BY_WORD.get(words.split(" ", 2)[0]);
    if (known != null) {
      return known;
    }
    if (words.startsWith("ERR AUTH") || words.contains("without any password configured")) {
      return LOGIN;
    }
    return words.contains("max number of clients")
        ? "takes no more connections: raise maxclients"
        : "refuses a command: check that it is Redis 6.2 or later, and what SOTTO_COORDINATION names";
  }
}
