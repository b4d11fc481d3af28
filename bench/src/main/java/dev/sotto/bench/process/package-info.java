// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// The processes that are measured and what they use. [ServerProcess], [PostgresServer],
/// [EchoServer] and [StaticFileServer] run in processes of their own; [CpuRecording] ->
/// [CpuProfile], [AllocationRecording], [SystemCallCounter], [MemoryFootprint] and
/// [ContextSwitches] look at them from outside.
@NullMarked
package dev.sotto.bench.process;

import org.jspecify.annotations.NullMarked;
