// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// The commands, one a file. Start from [dev.sotto.cli.command.Commands].
package dev.sotto.cli.command;
