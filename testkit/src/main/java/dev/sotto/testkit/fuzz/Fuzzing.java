// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.fuzz;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Runs a target of [Jazzer](https://github.com/CodeIntelligenceTesting/jazzer): a public class
/// with `public static void fuzzerTestOneInput(byte[] input)`, which throws when something is
/// wrong. The inputs that are kept lie in `src/test/resources/fuzz/<name>/` of the module that is
/// tested.
public final class Fuzzing {
  private static final Path MODULE =
      Path.of(Objects.requireNonNullElse(System.getProperty("basedir"), "."));

  /// How long each target is explored, besides its start; `-Dfuzz.seconds=1200` looks for longer.
  private static final long SECONDS = Long.getLong("fuzz.seconds", 15);

  /// How long its start, the inputs that are kept and its end may take together.
  private static final long SECONDS_FOR_THE_REST = 180;

  /// How long one input may take.
  private static final int SECONDS_AN_INPUT = 20;

  /// It takes each connection for an attack, and a target speaks to a server.
  private static final String SANITIZER =
      "com.code_intelligence.jazzer.sanitizers.ServerSideRequestForgery";

  private static final int LARGEST_INPUT = 8 * 1024;

  private Fuzzing() {}

  /// {@return the inputs that are kept, in the order of their names}
  public static List<byte[]> kept(String name) {
    try (Stream<Path> files = Files.list(corpus(name))) {
      return files.sorted().map(Fuzzing::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("no inputs for " + name, e);
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path corpus(String name) {
    return MODULE.resolve("src/test/resources/fuzz").resolve(name);
  }

  /// Looks for inputs that break the target, beginning with those that are kept, in a process of
  /// its own. {@return what the fuzzer said, which stays in `target/fuzz`; its input is among it
  /// when it has found one}
  ///
  /// @param work a folder for inputs that are found interesting
  public static Report explore(Class<?> target, String name, Path work)
      throws IOException, InterruptedException {
    Path log = Files.createDirectories(MODULE.resolve("target/fuzz")).resolve(name + ".log");
    Path found = Files.createDirectories(work.resolve(name));
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-Xmx512m", "-cp", classPath()));
    command.add("com.code_intelligence.jazzer.Jazzer");
    command.add("--target_class=" + target.getName());
    command.add("--instrumentation_includes=dev.sotto.**");
    command.addAll(List.of("--custom_hook_includes=dev.sotto.**", "--disabled_hooks=" + SANITIZER));
    command.add("--reproducer_path=" + work);
    command.add("-artifact_prefix=" + work + "/");
    command.add("-max_total_time=" + SECONDS);
    command.addAll(List.of("-timeout=" + SECONDS_AN_INPUT, "-max_len=" + LARGEST_INPUT));
    command.addAll(List.of("-print_final_stats=1", "-rss_limit_mb=0"));
    command.addAll(List.of(found.toString(), corpus(name).toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(Redirect.to(log.toFile()))
            .start();
    try {
      boolean ended = process.waitFor(SECONDS + SECONDS_FOR_THE_REST, TimeUnit.SECONDS);
      int status = ended ? process.exitValue() : Report.HANGS;
      return new Report(status, Files.readString(log, StandardCharsets.UTF_8));
    } finally {
      process.destroyForcibly();
    }
  }

  /// In the process of the tests some of it are modules; the fuzzer knows a class path only.
  private static String classPath() {
    Set<String> path = new LinkedHashSet<>();
    path.add(MODULE.resolve("target/test-classes").toString());
    path.add(MODULE.resolve("target/classes").toString());
    for (String property :
        List.of("java.class.path", "jdk.module.path", "surefire.test.class.path")) {
      String value = Objects.requireNonNullElse(System.getProperty(property), "");
      path.addAll(List.of(value.split(File.pathSeparator, -1)));
    }
    path.remove("");
    return String.join(File.pathSeparator, path);
  }

  /// How a search has ended.
  ///
  /// @param status 0 when nothing was found, -1 when the fuzzer did not end by itself
  public record Report(int status, String output) {
    private static final int HANGS = -1;

    /// {@return how many inputs were tried}
    public long runs() {
      return output
          .lines()
          .filter(line -> line.startsWith("stat::number_of_executed_units:"))
          .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(':', 6) + 1).strip()))
          .sum();
    }
  }
}
