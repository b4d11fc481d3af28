// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Accounts and their handles: who is here. Start from [dev.sotto.core.account.Registration].
package dev.sotto.core.account;
