// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// A coordination adapter to copy from: one node, everything in memory. Start from
/// [ExampleCoordinationProvider], which opens an [ExampleCoordination]; that hands out the ports.
/// The bus and the roster of a single node have nothing to say.
@NullMarked
package dev.sotto.coordination.example;

import org.jspecify.annotations.NullMarked;
