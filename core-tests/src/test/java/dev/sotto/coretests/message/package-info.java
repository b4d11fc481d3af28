// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Tests of sending on ports in memory.
@NullMarked
package dev.sotto.coretests.message;

import org.jspecify.annotations.NullMarked;
