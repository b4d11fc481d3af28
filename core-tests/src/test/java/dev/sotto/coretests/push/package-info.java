// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Wake-ups of a device that is connected nowhere ([SleepingDevice]): who is woken, how often, and
/// again after a stop or a crash.
@NullMarked
package dev.sotto.coretests.push;

import org.jspecify.annotations.NullMarked;
