// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Load on a running server; each type is one kind. [RequestLoad] is the simplest: prepared
/// requests in a [ClosedLoopLoad], answered with a [LoadResult]. [LoadAccounts] and
/// [OnlineRecipient] receive what is sent.
@NullMarked
package dev.sotto.bench.load;

import org.jspecify.annotations.NullMarked;
