// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Bytes that strangers might send, tried without end. Start from [dev.sotto.testkit.fuzz.Fuzzing].
package dev.sotto.testkit.fuzz;
