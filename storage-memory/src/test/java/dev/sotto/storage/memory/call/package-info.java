// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Calls: every order in which things can happen to one.
package dev.sotto.storage.memory.call;
