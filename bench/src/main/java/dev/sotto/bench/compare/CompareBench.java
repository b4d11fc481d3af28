// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.compare;

import dev.sotto.bench.command.BenchOptions;
import dev.sotto.bench.command.ConsoleReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// This program against that of another revision, in alternation.
public final class CompareBench {
  private static final Map<String, ComparisonPart> PARTS = parts();

  private final String revision;
  private final BenchOptions options;

  private CompareBench(String revision, BenchOptions options) {
    this.revision = revision;
    this.options = options;
  }

  /// {@return the comparison that the command line asks for: the revision comes first, unless a
  /// program is named}
  public static CompareBench parse(List<String> arguments) {
    boolean named = !arguments.isEmpty() && !arguments.getFirst().startsWith("--");
    BenchOptions options =
        BenchOptions.parse(named ? arguments.subList(1, arguments.size()) : arguments);
    if (!named && options.text("other", "").isEmpty()) {
      throw new IllegalArgumentException("which revision? or --other=DIR");
    }
    return new CompareBench(named ? arguments.getFirst() : "other", options);
  }

  /// Measures and prints.
  public void run() throws IOException, InterruptedException {
    String other = options.text("other", "");
    Path base = other.isEmpty() ? RevisionBuild.program(revision) : Path.of(other).toAbsolutePath();
    var figures = new Measurements();
    var run = new ComparisonRun(options, new ProgramPair<>(base, options.program()), figures);
    List<String> chosen = chosen();
    ConsoleReport.title("compare: " + revision);
    long start = System.nanoTime();
    for (Map.Entry<String, ComparisonPart> part : PARTS.entrySet()) {
      if (chosen.contains(part.getKey())) {
        part.getValue().measure(run);
      }
    }
    figures.print(revision);
    ConsoleReport.line("took %,d s", (System.nanoTime() - start) / 1_000_000_000);
  }

  private List<String> chosen() {
    List<String> chosen =
        Arrays.asList(options.text("only", String.join(",", PARTS.keySet())).split(","));
    if (!PARTS.keySet().containsAll(chosen)) {
      throw new IllegalArgumentException("--only knows " + String.join(",", PARTS.keySet()));
    }
    return chosen;
  }

  private static Map<String, ComparisonPart> parts() {
    var parts = new LinkedHashMap<String, ComparisonPart>();
    parts.put("sqlite", new SqlitePart());
    parts.put("calls", new SystemCallsPart());
    parts.put("postgres", new PostgresPart());
    parts.put("history", new HistoryPart());
    parts.put("idle", new IdlePart());
    parts.put("codes", new RoomCodesPart());
    parts.put("logins", new LoginsPart());
    return parts;
  }
}
