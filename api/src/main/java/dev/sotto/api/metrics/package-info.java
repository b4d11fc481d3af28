// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Metrics of one server, without a word about anybody: [ServerMetrics] counts, [Meters] are shared
/// by all servers of a virtual machine, [RequestLabels] come from fixed lists.
@NullMarked
package dev.sotto.api.metrics;

import org.jspecify.annotations.NullMarked;
