// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// The back end of [System.Logger]. Start from [dev.sotto.cli.log.Logging].
package dev.sotto.cli.log;
