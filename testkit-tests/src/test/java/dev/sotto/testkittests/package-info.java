// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Tests of the kit: that its contracts catch what is wrong
/// ([dev.sotto.testkittests.storage.BrokenStorageTest]), and of its clock.
@NullMarked
package dev.sotto.testkittests;

import org.jspecify.annotations.NullMarked;
