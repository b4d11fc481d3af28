// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// The table of all settings and the sources of their values. [Setting] has one constant for each;
/// [SettingsReader] merges options, [EnvironmentReader] and [YamlFileReader] (each gives
/// [SourceValues]), then [DerivedDefaults] fills in what nobody has named. The answer is
/// [Settings], texts with their [SettingSource]; what they mean is read in `dev.sotto.cli.config`.
/// Whatever is wrong is collected in [ConfigurationProblems], so that an operator hears everything
/// at once.
@NullMarked
package dev.sotto.cli.setting;

import org.jspecify.annotations.NullMarked;
