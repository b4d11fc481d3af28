// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// The composition root: everything that a running server is made of, put together and taken apart.
/// Start from [dev.sotto.cli.server.Server].
package dev.sotto.cli.server;
