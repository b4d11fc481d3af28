// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Clients that cost their own process as little as possible: [dev.sotto.bench.wire.HttpConnection]
/// and [dev.sotto.bench.wire.TextSocket], and accounts that speak over them.
package dev.sotto.bench.wire;
