// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The options of the command line: `--name=value` or `--name value`.
public record BenchOptions(Map<String, String> values) {
  public BenchOptions {
    values = Map.copyOf(values);
  }

  /// {@return the options in `arguments`}
  public static BenchOptions parse(List<String> arguments) {
    var values = new HashMap<String, String>();
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      int equals = argument.indexOf('=');
      if (!argument.startsWith("--") || (equals < 0 && i + 1 == arguments.size())) {
        throw new IllegalArgumentException("not --name=value: " + argument);
      }
      if (equals < 0) {
        values.put(argument.substring(2), arguments.get(++i));
      } else {
        values.put(argument.substring(2, equals), argument.substring(equals + 1));
      }
    }
    return new BenchOptions(values);
  }

  public String text(String name, String fallback) {
    return values.getOrDefault(name, fallback);
  }

  public int number(String name, int fallback) {
    return Integer.parseInt(text(name, Integer.toString(fallback)));
  }

  /// {@return the comma-separated numbers of an option}
  public List<Integer> numbers(String name, String fallback) {
    return Arrays.stream(text(name, fallback).split(",")).map(Integer::valueOf).toList();
  }

  /// {@return the folder of the packaged server}
  public Path program() {
    String root = System.getProperty("sotto.bench.root", ".");
    return Path.of(text("program", root + "/distribution/target/sotto")).toAbsolutePath();
  }

  /// {@return a new folder for the data of one measurement}
  public Path newFolder() throws IOException {
    Path parent = Path.of(text("folder", System.getProperty("java.io.tmpdir")));
    return Files.createTempDirectory(Files.createDirectories(parent), "sotto-bench")
        .toAbsolutePath();
  }
}
