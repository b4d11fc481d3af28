// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// The doors for adapters. An adapter is a module that provides one of the providers here; the
/// command line finds it with `ServiceLoader` and picks it by the scheme of the configured URL.
/// Start from [dev.sotto.core.spi.StorageProvider].
package dev.sotto.core.spi;
