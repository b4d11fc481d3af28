// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.installation;

import dev.sotto.cli.config.ConfiguredSecrets;
import dev.sotto.cli.setting.InvalidConfigurationException;
import dev.sotto.cli.setting.Setting;
import dev.sotto.core.spi.PushProvider;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/// The secrets of push adapters: what the operator has given, else what is kept in the data folder.
public final class PushSecrets implements PushProvider.Secrets {
  private final ConfiguredSecrets given;
  private final BiFunction<String, Supplier<String>, String> others;

  private PushSecrets(
      ConfiguredSecrets given, BiFunction<String, Supplier<String>, String> others) {
    this.given = given;
    this.others = others;
  }

  /// {@return secrets of which missing ones are made and kept}
  public static PushSecrets kept(ConfiguredSecrets given, SecretFiles files) {
    return new PushSecrets(given, files::findOrMake);
  }

  /// {@return secrets of which missing ones are made and not kept: to try what they are for}
  public static PushSecrets found(ConfiguredSecrets given, SecretFiles files) {
    return new PushSecrets(given, (name, made) -> files.find(name).orElseGet(made));
  }

  /// {@return secrets that must all be given: several servers must share them}
  public static PushSecrets given(ConfiguredSecrets given) {
    return new PushSecrets(given, (name, _) -> missing(name));
  }

  @Override
  public String findOrMake(String name, Supplier<String> made) {
    boolean isGiven = name.equals(Setting.VAPID_KEY.key()) && !given.vapidKey().isEmpty();
    return isGiven ? given.vapidKey() : others.apply(name, made);
  }

  private static String missing(String name) {
    String variable = "SOTTO_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
    throw new InvalidConfigurationException(
        List.of(
            "%s (or %s_FILE) must be set, because the storage is shared by several servers; make one with `openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256`"
                .formatted(variable, variable)));
  }
}
