// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.process;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A part of the server, known by the packages its code is in.
public enum CpuPart {
  STORAGE("storage", "dev.sotto.storage.", "org.sqlite.", "io.helidon.dbclient."),
  TOKEN("token", "dev.sotto.api.token.", "io.helidon.security.jwt.", "javax.crypto."),
  JSON("JSON", "com.fasterxml.jackson.", "dev.sotto.api.http.Json"),
  SOCKET(
      "socket",
      "dev.sotto.api.socket.",
      "dev.sotto.core.connection.",
      "dev.sotto.core.cluster.",
      "dev.sotto.core.mailbox.",
      "io.helidon.webserver.websocket.",
      "io.helidon.websocket."),
  EDGE("edge", "io.helidon.http.", "io.helidon.webserver.", "io.helidon.common.", "dev.sotto.api."),
  RULES("rules", "dev.sotto.core.");

  private final String label;
  private final Pattern prefixes;

  CpuPart(String label, String... prefixes) {
    this.label = label;
    this.prefixes =
        Pattern.compile(
            Arrays.stream(prefixes).map(Pattern::quote).collect(Collectors.joining("|")));
  }

  public String label() {
    return label;
  }

  /// {@return the part that the class belongs to; empty for the JDK and what else all parts use}
  public static Optional<CpuPart> of(String className) {
    for (CpuPart part : values()) {
      if (part.prefixes.matcher(className).lookingAt()) {
        return Optional.of(part);
      }
    }
    return Optional.empty();
  }
}
