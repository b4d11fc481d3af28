// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// The entry points of adapters. An adapter is a module that provides a [StorageProvider],
/// [CoordinationProvider], [MediaProvider], [PushProvider] or [ScannerProvider]; the command line
/// finds it with `ServiceLoader` and picks it by the scheme of an [AdapterUrl]. [Storage] and
/// [Coordination] hand out the ports. Files that a URL names are read as [OperatorFile].
@NullMarked
package dev.sotto.core.spi;

import org.jspecify.annotations.NullMarked;
