// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.message;

/// What every [MessageStore] must do.
public interface MessageStoreContract
    extends AppendContract,
        IdempotentAppendContract,
        ConcurrentAppendContract,
        DeletionContract,
        ExpiryContract {}
