// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.setting;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads the environment.
public final class EnvironmentReader {
  /// Names the file of settings, as `--config` does.
  public static final String CONFIG = "SOTTO_CONFIG";

  /// Not settings: read by the launcher before there is a Java program, or the usual name of the
  /// folder of the installation in scripts (`docs/adapters.md`).
  private static final Set<String> NO_SETTINGS = Set.of("SOTTO_JAVA_OPTS", "SOTTO_HOME", CONFIG);

  /// What Java makes of bytes in a variable that are no text.
  private static final char NO_CHARACTER = '\uFFFD';

  private EnvironmentReader() {}

  /// {@return what the variables that begin with `SOTTO_` say; unknown ones are problems}
  public static SourceValues read(Map<String, String> environment, ConfigurationProblems problems) {
    Map<String, SettingName> known = new HashMap<>();
    SettingName.all().forEach(name -> known.put(name.variable(), name));
    Map<SettingName, String> values = new HashMap<>();
    environment.keySet().stream()
        .filter(variable -> variable.startsWith("SOTTO_") && !NO_SETTINGS.contains(variable))
        .sorted()
        .forEach(
            variable -> {
              SettingName name = known.get(variable);
              if (name == null) {
                problems.add(unknown(variable, List.copyOf(known.keySet())));
              } else {
                values.put(name, text(variable, environment, problems));
              }
            });
    return new SourceValues(SettingSource.ENVIRONMENT, values);
  }

  private static String text(
      String variable, Map<String, String> environment, ConfigurationProblems problems) {
    String text = environment.getOrDefault(variable, "");
    if (text.indexOf(NO_CHARACTER) >= 0) {
      problems.add(variable + ": not UTF-8 text");
    }
    return text;
  }

  private static String unknown(String variable, List<String> known) {
    return "unknown environment variable %s%s"
        .formatted(variable, SpellingSuggestion.hint(variable, known));
  }
}
