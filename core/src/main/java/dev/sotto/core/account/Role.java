// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.account;

/// The role of an account, for clients to show and use; it gives no right at the server. Nobody,
/// the administrator included, can read content.
public enum Role {
  USER,
  MODERATOR,
  ADMIN
}
