// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Tests of rate limits on ports in memory.
@NullMarked
package dev.sotto.coretests.limit;

import org.jspecify.annotations.NullMarked;
