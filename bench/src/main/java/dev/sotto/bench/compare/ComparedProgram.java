// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.compare;

/// One of the two programs.
enum ComparedProgram {
  BASE,
  NOW
}
