// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Receipts and typing: what the other side learns of one's reading and writing. Start from
/// [dev.sotto.core.receipt.Receipts].
package dev.sotto.core.receipt;
