// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// The tables that several stores share: [AccountTable], [ContactTable], and [DeviceTable] with a
/// [MemoryMailbox] for each device. None of them locks; all are touched under the [StorageLock] of
/// their storage only. [PageByteLimit] ends a page.
@NullMarked
package dev.sotto.storage.memory.table;

import org.jspecify.annotations.NullMarked;
