// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.process;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A part of the server, known by the packages its code is in.
public enum ServerComponent {
  STORAGE("storage", "dev.sotto.storage.", "org.sqlite.", "io.helidon.dbclient."),
  TOKEN(
      "token",
      "dev.sotto.api.auth.AccessTokens",
      "dev.sotto.api.auth.Authenticator",
      "dev.sotto.api.auth.TokenVerification",
      "io.helidon.security.jwt.",
      "javax.crypto."),
  JSON("JSON", "com.fasterxml.jackson.", "dev.sotto.api.http.Json"),
  SOCKET(
      "socket",
      "dev.sotto.api.websocket.",
      "dev.sotto.core.connection.",
      "dev.sotto.core.cluster.",
      "dev.sotto.core.mailbox.",
      "io.helidon.webserver.websocket.",
      "io.helidon.websocket."),
  EDGE("edge", "io.helidon.http.", "io.helidon.webserver.", "io.helidon.common.", "dev.sotto.api."),
  RULES("rules", "dev.sotto.core.");

  private final String label;
  private final Pattern prefixes;

  ServerComponent(String label, String... prefixes) {
    this.label = label;
    this.prefixes =
        Pattern.compile(
            Arrays.stream(prefixes).map(Pattern::quote).collect(Collectors.joining("|")));
  }

  public String label() {
    return label;
  }

  /// {@return the part that the class belongs to; empty for the JDK and what else all parts use}
  public static Optional<ServerComponent> of(String className) {
    for (ServerComponent part : values()) {
      if (part.prefixes.matcher(className).lookingAt()) {
        return Optional.of(part);
      }
    }
    return Optional.empty();
  }
}
