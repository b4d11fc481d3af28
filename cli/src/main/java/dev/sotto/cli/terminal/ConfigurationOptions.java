// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.terminal;

import dev.sotto.cli.adapter.Adapters;
import dev.sotto.cli.config.BackendUrls;
import dev.sotto.cli.config.Configuration;
import dev.sotto.cli.setting.ConfigurationProblems;
import dev.sotto.cli.setting.Setting;
import dev.sotto.cli.setting.SettingName;
import dev.sotto.cli.setting.Settings;
import dev.sotto.cli.setting.SettingsReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// The options of the settings, made from their table, and the settings read with them. One for
/// each command.
public final class ConfigurationOptions {
  /// What commands beside the server usually need; they accept the others without listing them.
  public static final Set<Setting> WHERE_THE_DATA_IS = Set.of(Setting.DATA, Setting.STORAGE);

  private final Map<String, String> environment;
  private final Map<SettingName, String> values = new HashMap<>();
  private String config = "";

  public ConfigurationOptions(Map<String, String> environment) {
    this.environment = environment;
  }

  /// Adds `--config` and the options of all settings to a command; lists those in `shown`.
  public void addTo(CommandSpec command, Set<Setting> shown) {
    command.addOption(
        OptionSpec.builder("--config")
            .paramLabel("FILE")
            .description("Read settings from this file instead of sotto.yaml.")
            .type(String.class)
            .setter(new OptionSetter(value -> config = value))
            .build());
    for (SettingName name : SettingName.all()) {
      command.addOption(option(name, shown.contains(name.setting())));
    }
  }

  /// {@return the settings; what is wrong with them is noted as a problem}
  public Settings settings(ConfigurationProblems problems) {
    return new SettingsReader(environment, problems).read(values, config);
  }

  /// {@return the configuration; what is wrong with it is noted as a problem}
  public Configuration read(ConfigurationProblems problems) {
    return Configuration.read(settings(problems), problems);
  }

  /// {@return the checked configuration, for a command that needs no adapters}
  ///
  /// @throws dev.sotto.cli.setting.InvalidConfigurationException with everything that is wrong
  public Configuration configuration() {
    return checked((_, _) -> {});
  }

  /// {@return the checked configuration, for a command that works on an installation}
  ///
  /// @throws dev.sotto.cli.setting.InvalidConfigurationException with everything that is wrong
  public Configuration configuration(Adapters adapters) {
    return checked(adapters::requireSchemes);
  }

  /// {@return the checked configuration, for a command that needs no adapter but that of the
  /// storage}
  ///
  /// @throws dev.sotto.cli.setting.InvalidConfigurationException with everything that is wrong
  public Configuration storageConfiguration(Adapters adapters) {
    return checked((backends, problems) -> adapters.requireStorage(backends.storage(), problems));
  }

  private Configuration checked(BiConsumer<BackendUrls, ConfigurationProblems> check) {
    var problems = new ConfigurationProblems();
    Configuration configuration = read(problems);
    check.accept(configuration.backends(), problems);
    problems.throwIfAny();
    return configuration;
  }

  private OptionSpec option(SettingName name, boolean shown) {
    return OptionSpec.builder(name.option())
        .paramLabel(name.fromFile() ? "FILE" : "VALUE")
        .description(description(name))
        .hidden(!shown)
        .type(String.class)
        .setter(
            new OptionSetter(
                value -> {
                  if (value.isEmpty()) {
                    values.remove(name);
                  } else {
                    values.put(name, value);
                  }
                }))
        .build();
  }

  private static String description(SettingName name) {
    if (name.fromFile()) {
      return "File that holds the value of --" + name.setting().key() + ".";
    }
    // Markdown's quotes are noise in a terminal; % would be read as a format.
    String text = name.setting().description().replace("`", "").replace("%", "%%");
    String fallback = name.setting().fallback();
    return fallback.isEmpty() ? text : text + " Default: " + fallback;
  }
}
