// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Tests of log-in and sessions on ports in memory.
@NullMarked
package dev.sotto.coretests.session;

import org.jspecify.annotations.NullMarked;
