// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Tests of `core` that need real ports: they run on the adapters in memory
/// ([MemoryStorageFixture]), with the clocks and doubles of the kit. Packages are named after those
/// of `core`. What needs `core` alone is tested there.
@NullMarked
package dev.sotto.coretests;

import org.jspecify.annotations.NullMarked;
