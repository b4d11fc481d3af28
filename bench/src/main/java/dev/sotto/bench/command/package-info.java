// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// The command line and the output of measurements: [BenchOptions] in, [ConsoleReport] out,
/// [LatencySamples] between.
@NullMarked
package dev.sotto.bench.command;

import org.jspecify.annotations.NullMarked;
