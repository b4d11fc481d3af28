// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// What every storage must do so that everything in it can be moved. Start from
/// [dev.sotto.testkit.transfer.TransferContract].
package dev.sotto.testkit.transfer;
