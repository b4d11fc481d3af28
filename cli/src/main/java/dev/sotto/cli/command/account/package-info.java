// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// `sotto users`: one class a command, below [UsersCommand]. All that change an account go through
/// [AccountChange] and print with [AccountPrinter]; a password comes from [PasswordInput], never
/// from the command line.
@NullMarked
package dev.sotto.cli.command.account;

import org.jspecify.annotations.NullMarked;
