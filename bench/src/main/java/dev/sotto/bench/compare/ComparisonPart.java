// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.compare;

import java.io.IOException;

/// A part of the run, which starts what it needs and leaves nothing behind.
@FunctionalInterface
interface ComparisonPart {
  void measure(ComparisonRun run) throws IOException, InterruptedException;
}
