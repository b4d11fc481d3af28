// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// [TestEvents] has an example of everything that a connected client may be told.
@NullMarked
package dev.sotto.testkit.live;

import org.jspecify.annotations.NullMarked;
