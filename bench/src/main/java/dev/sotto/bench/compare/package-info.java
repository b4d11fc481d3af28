// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// The program of another revision beside that of this one. [dev.sotto.bench.compare.CompareBench]
/// runs the parts one after the other, each of which starts what it needs and adds to
/// [dev.sotto.bench.compare.Figures].
package dev.sotto.bench.compare;
