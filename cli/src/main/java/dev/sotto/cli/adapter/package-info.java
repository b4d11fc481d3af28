// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Finds adapters by URL scheme: those of this program, and those in the folders of `adapters/`.
/// [Adapters] asks the built-in providers first, then the [AdapterFolder]s whose
/// `adapter.properties` names the scheme; only then is the folder loaded as a module layer. No
/// adapter: [AdapterNotFoundException]; a folder that is none: [InvalidAdapterException].
/// Everything that a provider does runs within its [ThreadContextClassLoader].
@NullMarked
package dev.sotto.cli.adapter;

import org.jspecify.annotations.NullMarked;
