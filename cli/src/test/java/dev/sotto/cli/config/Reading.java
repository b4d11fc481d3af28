// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.config;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads configurations for tests.
final class Reading {
  final Problems problems = new Problems();
  final Settings settings;
  final Configuration configuration;

  private Reading(Map<Name, String> options, Map<String, String> environment, String file) {
    settings = new SettingsReader(environment, problems).read(options, file);
    configuration = Configuration.read(settings, problems);
  }

  static Reading defaults() {
    return environment();
  }

  /// @param assignments as `SOTTO_PORT=1`
  static Reading environment(String... assignments) {
    return of(Map.of(), "", assignments);
  }

  static Reading of(Map<Name, String> options, String file, String... assignments) {
    Map<String, String> environment = new HashMap<>();
    Arrays.stream(assignments)
        .map(assignment -> assignment.split("=", 2))
        .forEach(pair -> environment.put(pair[0], pair[1]));
    return new Reading(options, environment, file);
  }

  List<String> found() {
    return problems.found();
  }
}
