// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Programs that must be installed: [dev.sotto.testkit.debian.DebianPackage] finds them, or skips
/// the tests that need them.
package dev.sotto.testkit.debian;
