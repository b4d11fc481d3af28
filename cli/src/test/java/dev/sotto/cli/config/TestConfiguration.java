// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.config;

import dev.sotto.cli.setting.ConfigurationProblems;
import dev.sotto.cli.setting.SettingName;
import dev.sotto.cli.setting.Settings;
import dev.sotto.cli.setting.SettingsReader;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads configurations for tests.
public final class TestConfiguration {
  final ConfigurationProblems problems = new ConfigurationProblems();
  public final Settings settings;
  public final Configuration configuration;

  private TestConfiguration(
      Map<SettingName, String> options, Map<String, String> environment, String file) {
    settings = new SettingsReader(environment, problems).read(options, file);
    configuration = Configuration.read(settings, problems);
  }

  static TestConfiguration defaults() {
    return environment();
  }

  /// @param assignments as `SOTTO_PORT=1`
  public static TestConfiguration environment(String... assignments) {
    return of(Map.of(), "", assignments);
  }

  public static TestConfiguration of(
      Map<SettingName, String> options, String file, String... assignments) {
    Map<String, String> environment = new HashMap<>();
    Arrays.stream(assignments)
        .map(assignment -> assignment.split("=", 2))
        .forEach(pair -> environment.put(pair[0], pair[1]));
    return new TestConfiguration(options, environment, file);
  }

  public List<String> found() {
    return problems.found();
  }
}
