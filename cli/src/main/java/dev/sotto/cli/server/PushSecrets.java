// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.server;

import dev.sotto.cli.config.GivenSecrets;
import dev.sotto.cli.config.InvalidConfiguration;
import dev.sotto.cli.config.Setting;
import dev.sotto.core.spi.PushProvider;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/// The secrets of push adapters: what the operator has given, else what is kept in the data folder.
final class PushSecrets implements PushProvider.Secrets {
  private final GivenSecrets given;
  private final BiFunction<String, Supplier<String>, String> others;

  private PushSecrets(GivenSecrets given, BiFunction<String, Supplier<String>, String> others) {
    this.given = given;
    this.others = others;
  }

  /// {@return secrets of which missing ones are made and kept}
  static PushSecrets kept(GivenSecrets given, SecretFiles files) {
    return new PushSecrets(given, files::findOrMake);
  }

  /// {@return secrets of which missing ones are made and not kept: to try what they are for}
  static PushSecrets found(GivenSecrets given, SecretFiles files) {
    return new PushSecrets(given, (name, made) -> files.find(name).orElseGet(made));
  }

  /// {@return secrets that must all be given: several servers must share them}
  static PushSecrets given(GivenSecrets given) {
    return new PushSecrets(given, (name, _) -> missing(name));
  }

  @Override
  public String findOrMake(String name, Supplier<String> made) {
    boolean isGiven = name.equals(Setting.VAPID_KEY.key()) && !given.vapidKey().isEmpty();
    return isGiven ? given.vapidKey() : others.apply(name, made);
  }

  private static String missing(String name) {
    String variable = "SOTTO_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
    throw new InvalidConfiguration(
        List.of(
            "%s (or %s_FILE) must be set, because the storage is shared by several servers; make one with `openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256`"
                .formatted(variable, variable)));
  }
}
