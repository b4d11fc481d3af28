// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Transactions that write. A store hands a [Write] to [Transactions] and gets its result when it
/// is durable. In [GroupCommit] it waits as a [PendingWrite] until the committer takes it with all
/// others that wait: [BatchHook] runs first, then each write, on the [WriterConnection]; one commit
/// makes them durable, and the callers hear of it in order.
@NullMarked
package dev.sotto.storage.sql.commit;

import org.jspecify.annotations.NullMarked;
