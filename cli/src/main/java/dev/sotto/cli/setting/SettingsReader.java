// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.setting;

import dev.sotto.cli.setting.Settings.Value;
import dev.sotto.core.spi.OperatorFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Puts the sources together: options beat the environment, which beats `sotto.yaml`, which beats
/// the defaults.
public final class SettingsReader {
  /// Read when it is there and no other file is named.
  public static final String FILE = "sotto.yaml";

  private final Map<String, String> environment;
  private final ConfigurationProblems problems;

  public SettingsReader(Map<String, String> environment, ConfigurationProblems problems) {
    this.environment = Map.copyOf(environment);
    this.problems = problems;
  }

  /// {@return the settings; what is wrong is noted as a problem}
  ///
  /// @param config file named on the command line, or empty
  public Settings read(Map<SettingName, String> options, String config) {
    SourceValues file = readFile(config);
    var layers =
        List.of(
            new SourceValues(SettingSource.OPTION, options),
            EnvironmentReader.read(environment, problems),
            file);
    Map<Setting, Value> values = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.values()) {
      find(setting, layers).ifPresent(value -> values.put(setting, value));
    }
    return DerivedDefaults.resolve(new Settings(values));
  }

  private SourceValues readFile(String config) {
    String named =
        config.isBlank() ? environment.getOrDefault(EnvironmentReader.CONFIG, "") : config;
    if (!named.isBlank()) {
      return YamlFileReader.read(named, problems);
    }
    return Files.exists(Path.of(FILE))
        ? YamlFileReader.read(FILE, problems)
        : new SourceValues(SettingSource.FILE, Map.of());
  }

  private Optional<Value> find(Setting setting, List<SourceValues> layers) {
    return layers.stream().flatMap(layer -> find(setting, layer).stream()).findFirst();
  }

  private Optional<Value> find(Setting setting, SourceValues layer) {
    var plain = new SettingName(setting, false);
    var fromFile = new SettingName(setting, true);
    String text = layer.values().getOrDefault(plain, "").strip();
    String file = layer.values().getOrDefault(fromFile, "").strip();
    if (!text.isEmpty() && !file.isEmpty()) {
      problems.add(
          "%s and %s are both set; keep one"
              .formatted(layer.source().spell(plain), layer.source().spell(fromFile)));
    }
    if (!file.isEmpty()) {
      return Optional.of(
          new Value(readSecret(layer.source().spell(fromFile), file), layer.source(), fromFile));
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(new Value(text, layer.source(), plain));
  }

  private String readSecret(String name, String file) {
    try {
      String text = OperatorFile.named(file).text(OperatorFile.MAX_SECRET_BYTES).strip();
      if (text.isEmpty()) {
        problems.add("%s: %s is empty; write the value into it".formatted(name, file));
      }
      return text;
    } catch (OperatorFile.Unreadable e) {
      problems.add(name + ": " + e.getMessage());
      return "";
    }
  }
}
