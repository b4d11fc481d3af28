// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Bounds of what strangers can make the server read, hold or wait for. [Bound] is the table;
/// whoever enforces a row takes its number there. A [SharedPool] counts what all clients hold
/// together, by [PoolClient]; [FreeDiskSpace] tells when the disk is nearly full. Rates are in
/// [dev.sotto.core.limit].
@NullMarked
package dev.sotto.core.bound;

import org.jspecify.annotations.NullMarked;
