// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// What tests need of the machine they run on: [dev.sotto.testkit.machine.Requirement] skips them
/// where it is missing, and nothing else does; [dev.sotto.testkit.machine.DebianPackage] finds
/// programs. And a machine beyond it: [dev.sotto.testkit.machine.TricklingServer].
package dev.sotto.testkit.machine;
