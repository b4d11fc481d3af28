// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// The composition roots: everything is put together and taken apart here. [Server] is a running
/// server, on [SystemRuntime] and [CarrierThreads]; [StartupCheck] finds out whether it would
/// start. Commands without or beside it use [OfflineInstallation] (accounts, rooms, audit log),
/// [OfflineMedia] and [OfflineTurnCredentials].
@NullMarked
package dev.sotto.cli.server;

import org.jspecify.annotations.NullMarked;
