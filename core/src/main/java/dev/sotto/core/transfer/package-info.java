// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Moves a whole installation from one storage to another, table by table. A storage shows itself
/// as tables of neutral rows; what moves them knows none of the domain's types, so that nothing is
/// lost that a later version has added. Start from [dev.sotto.core.transfer.Move].
package dev.sotto.core.transfer;
