// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// The meaning of the settings. [Configuration] is read from settings through [SettingParser], one
/// record for each concern: [BackendUrls], [NetworkSettings], [PolicySettings],
/// [ConfiguredSecrets], [LogSettings]. A wrong value becomes a problem and is read as something
/// harmless, so that all problems are found. Nothing here opens or contacts anything.
@NullMarked
package dev.sotto.cli.config;

import org.jspecify.annotations.NullMarked;
