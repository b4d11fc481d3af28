// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command;

import dev.sotto.cli.adapter.Adapters;
import dev.sotto.cli.config.Backends;
import dev.sotto.cli.config.Configuration;
import dev.sotto.cli.config.Name;
import dev.sotto.cli.config.Problems;
import dev.sotto.cli.config.Setting;
import dev.sotto.cli.config.Settings;
import dev.sotto.cli.config.SettingsReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// The options of the settings, made from their table, and the settings read with them. One for
/// each command.
final class ConfigurationOptions {
  /// What commands beside the server usually need; they accept the others without listing them.
  static final Set<Setting> WHERE_THE_DATA_IS = Set.of(Setting.DATA, Setting.STORAGE);

  private final Map<String, String> environment;
  private final Map<Name, String> values = new HashMap<>();
  private String config = "";

  ConfigurationOptions(Map<String, String> environment) {
    this.environment = environment;
  }

  /// Adds `--config` and the options of all settings to a command; lists those in `shown`.
  void addTo(CommandSpec command, Set<Setting> shown) {
    command.addOption(
        OptionSpec.builder("--config")
            .paramLabel("FILE")
            .description("Read settings from this file instead of sotto.yaml.")
            .type(String.class)
            .setter(new Assignment(value -> config = value))
            .build());
    for (Name name : Name.all()) {
      command.addOption(option(name, shown.contains(name.setting())));
    }
  }

  /// {@return the settings; what is wrong with them is noted as a problem}
  Settings settings(Problems problems) {
    return new SettingsReader(environment, problems).read(values, config);
  }

  /// {@return the configuration; what is wrong with it is noted as a problem}
  Configuration read(Problems problems) {
    return Configuration.read(settings(problems), problems);
  }

  /// {@return the checked configuration, for a command that needs no adapters}
  ///
  /// @throws dev.sotto.cli.config.InvalidConfiguration with everything that is wrong
  Configuration configuration() {
    return checked((_, _) -> {});
  }

  /// {@return the checked configuration, for a command that works on an installation}
  ///
  /// @throws dev.sotto.cli.config.InvalidConfiguration with everything that is wrong
  Configuration configuration(Adapters adapters) {
    return checked(adapters::requireSchemes);
  }

  /// {@return the checked configuration, for a command that needs no adapter but that of the
  /// storage}
  ///
  /// @throws dev.sotto.cli.config.InvalidConfiguration with everything that is wrong
  Configuration storageConfiguration(Adapters adapters) {
    return checked((backends, problems) -> adapters.requireStorage(backends.storage(), problems));
  }

  private Configuration checked(BiConsumer<Backends, Problems> check) {
    var problems = new Problems();
    Configuration configuration = read(problems);
    check.accept(configuration.backends(), problems);
    problems.throwIfAny();
    return configuration;
  }

  private OptionSpec option(Name name, boolean shown) {
    return OptionSpec.builder(name.option())
        .paramLabel(name.fromFile() ? "FILE" : "VALUE")
        .description(description(name))
        .hidden(!shown)
        .type(String.class)
        .setter(
            new Assignment(
                value -> {
                  if (value.isEmpty()) {
                    values.remove(name);
                  } else {
                    values.put(name, value);
                  }
                }))
        .build();
  }

  private static String description(Name name) {
    if (name.fromFile()) {
      return "File that holds the value of --" + name.setting().key() + ".";
    }
    // Markdown's quotes are noise in a terminal; % would be read as a format.
    String text = name.setting().description().replace("`", "").replace("%", "%%");
    String fallback = name.setting().fallback();
    return fallback.isEmpty() ? text : text + " Default: " + fallback;
  }
}
