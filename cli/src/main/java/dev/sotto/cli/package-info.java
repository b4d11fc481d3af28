// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// The program. Start from [dev.sotto.cli.Main].
package dev.sotto.cli;
