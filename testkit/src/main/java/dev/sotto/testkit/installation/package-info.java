// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Contracts of what tells installations apart.
package dev.sotto.testkit.installation;
