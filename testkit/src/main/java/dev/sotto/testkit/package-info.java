// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// What all tests share: time that stands still ([dev.sotto.testkit.TestTime]), chance that repeats
/// itself, and many threads at once. The contracts are in the packages named like the ports' own;
/// an adapter implements all of them.
package dev.sotto.testkit;
