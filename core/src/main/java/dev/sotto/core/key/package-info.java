// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Public keys of accounts. Start from [dev.sotto.core.key.PublicKeys].
package dev.sotto.core.key;
