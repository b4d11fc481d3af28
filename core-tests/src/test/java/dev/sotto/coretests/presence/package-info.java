// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Tests of presence on ports in memory.
@NullMarked
package dev.sotto.coretests.presence;

import org.jspecify.annotations.NullMarked;
