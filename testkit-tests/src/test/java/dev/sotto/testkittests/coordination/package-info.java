// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Defects of what nodes share, one node ([CoordinationDefects], [RoomSeatsDefects]) or several
/// ([ClusterDefects]); [BrokenCoordinationTest] runs each, and each contract without one.
@NullMarked
package dev.sotto.testkittests.coordination;

import org.jspecify.annotations.NullMarked;
