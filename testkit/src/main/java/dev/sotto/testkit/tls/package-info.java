// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Encrypted connections for tests.
package dev.sotto.testkit.tls;
