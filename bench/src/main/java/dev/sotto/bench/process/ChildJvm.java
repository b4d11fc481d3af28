// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// This program again, in a process of its own: a child shares neither heap nor preloaded libraries
/// with the load that is measured.
public final class ChildJvm {
  private ChildJvm() {}

  /// {@return a builder of a process that runs `arguments`, with the memory options of the packaged
  /// server}
  public static ProcessBuilder builder(Map<String, String> environment, List<String> arguments) {
    var command = new ArrayList<String>();
    command.add(tool("java").toString());
    command.addAll(
        List.of(
            "-XX:+UseCompactObjectHeaders",
            "-XX:MaxRAMPercentage=50",
            "--enable-native-access=org.xerial.sqlitejdbc",
            "--module-path",
            System.getProperty("jdk.module.path", ""),
            "--module",
            "dev.sotto.bench/dev.sotto.bench.Bench"));
    command.addAll(arguments);
    var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(environment);
    return builder;
  }

  /// {@return the path of a program of the JDK that runs this one}
  public static Path tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name);
  }
}
