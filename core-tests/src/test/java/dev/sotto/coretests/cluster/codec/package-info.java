// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// What nodes tell each other, as bytes: round trips, and bytes that no node has written.
@NullMarked
package dev.sotto.coretests.cluster.codec;

import org.jspecify.annotations.NullMarked;
