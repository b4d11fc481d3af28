// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Load on a running server; each type is one kind of it. [dev.sotto.bench.load.SendLoad] is the
/// simplest.
package dev.sotto.bench.load;
