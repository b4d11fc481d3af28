// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Messages between accounts: sent once, kept until they expire. Start from
/// [dev.sotto.core.message.Messaging].
package dev.sotto.core.message;
