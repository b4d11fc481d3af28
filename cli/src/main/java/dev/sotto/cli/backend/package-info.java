// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// The adapters that a configuration names: found, locked, upgraded, opened. A server and commands
/// beside it go through [ConfiguredAdapters] (storage, coordination, media),
/// [ConfiguredPushServices] and [ConfiguredScanner]; export, import and migrate use a
/// [TransferEndpoint] under [OfflineLocks]. An upgrade runs [RelayMigration] before the schema and
/// answers an [UpgradeResult]. What is open is registered with a [Closer], which closes in reverse
/// order.
@NullMarked
package dev.sotto.cli.backend;

import org.jspecify.annotations.NullMarked;
