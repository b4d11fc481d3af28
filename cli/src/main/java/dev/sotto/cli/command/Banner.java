// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command;

import dev.sotto.cli.config.Configuration;
import dev.sotto.cli.server.Server.Running;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// The greeting of a started server: its address, its adapters, what to try next.
final class Banner {
  /// What a shell takes as it is.
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\d_./:@+-]+");

  private final Configuration configuration;
  private final Running running;

  Banner(Configuration configuration, Running running) {
    this.configuration = configuration;
    this.running = running;
  }

  void print(PrintWriter out) {
    var backends = configuration.backends();
    out.println();
    line(out, "Sotto " + ProgramVersion.text(), running.url());
    line(out, "storage", backends.storage().scheme());
    line(out, "coordination", backends.coordination().scheme());
    line(out, "media", backends.media().scheme());
    line(out, "data", configuration.data().toAbsolutePath().normalize().toString());
    line(out, "try", "curl %s/health".formatted(running.url()));
    line(out, "", program() + " users add dora" + dataOption());
    line(out, "stop", "Ctrl-C");
    out.println();
    out.flush();
  }

  /// {@return what to type for this program, as its launcher says}
  private static String program() {
    return quoted(System.getProperty("sotto.command", "sotto"));
  }

  /// The other commands look for the same folder in the same place, unless it is named.
  private String dataOption() {
    Path data = configuration.data().toAbsolutePath().normalize();
    return data.equals(Path.of("data").toAbsolutePath())
        ? ""
        : " --data=" + quoted(data.toString());
  }

  private static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  private static void line(PrintWriter out, String label, String text) {
    out.printf("  %-22s %s%n", label, text);
  }
}
