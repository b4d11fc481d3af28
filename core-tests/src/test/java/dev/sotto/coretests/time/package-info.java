// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Tests of the trusted clock on ports in memory.
@NullMarked
package dev.sotto.coretests.time;

import org.jspecify.annotations.NullMarked;
