// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// The measurements behind what is said about speed. Start from [dev.sotto.bench.Bench].
package dev.sotto.bench;
