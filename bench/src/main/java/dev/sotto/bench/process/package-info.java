// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// The servers that are measured, each in a process of its own, and what they use: processor time,
/// memory, calls of the system. Start from [dev.sotto.bench.process.ServerProcess].
package dev.sotto.bench.process;
