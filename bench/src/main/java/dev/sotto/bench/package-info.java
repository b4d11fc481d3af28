// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// The measurements, one class each, picked by the first argument of [Bench]. Those in this process
/// open [BenchStorages] and fill them ([HistoryDataset], [StorageFiller]); the others start the
/// packaged server through `bench.process` and put load on it from `bench.load`. [SqliteBaseline]
/// and the echo server tell what the machine can do without us.
@NullMarked
package dev.sotto.bench;

import org.jspecify.annotations.NullMarked;
