// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command;

import dev.sotto.cli.config.Configuration;
import dev.sotto.cli.server.Server.Running;
import java.io.PrintWriter;

/// What a server says when it has started: where it is, what it uses, what to try next.
final class Banner {
  private final Configuration configuration;
  private final Running running;

  Banner(Configuration configuration, Running running) {
    this.configuration = configuration;
    this.running = running;
  }

  void print(PrintWriter out) {
    var backends = configuration.backends();
    out.println();
    line(out, "Sotto " + Version.text(), running.url());
    line(out, "storage", backends.storage().scheme());
    line(out, "coordination", backends.coordination().scheme());
    line(out, "media", backends.media().scheme());
    line(out, "data", configuration.data().toAbsolutePath().normalize().toString());
    line(out, "try", "curl %s/health".formatted(running.url()));
    line(out, "", "sotto users add alice");
    line(out, "stop", "Ctrl-C");
    out.println();
    out.flush();
  }

  private static void line(PrintWriter out, String label, String text) {
    out.printf("  %-22s %s%n", label, text);
  }
}
