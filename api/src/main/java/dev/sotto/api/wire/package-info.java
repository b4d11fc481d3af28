// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// The forms that the native routes and the native socket share: messages, entries of mailboxes,
/// and what clients ask for over either.
package dev.sotto.api.wire;
