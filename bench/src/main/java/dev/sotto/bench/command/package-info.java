// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// The command line, what is printed, and the numbers between.
package dev.sotto.bench.command;
