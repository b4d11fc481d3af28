// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// What a failing power supply leaves on the disk: [dev.sotto.testkit.power.PowerFailure] makes it
/// at chosen calls of a process.
package dev.sotto.testkit.power;
