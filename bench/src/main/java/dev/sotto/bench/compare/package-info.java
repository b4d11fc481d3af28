// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// The program of another revision beside this one. [CompareBench] builds the other with
/// [RevisionBuild] and runs each [ComparisonPart] with one [ComparisonRun]; a part starts a
/// [ComparedServer] of each program ([ProgramPair]) and adds to [Measurements] under
/// [MeasurementNames]; [PerformanceGoals] are printed beside.
@NullMarked
package dev.sotto.bench.compare;

import org.jspecify.annotations.NullMarked;
