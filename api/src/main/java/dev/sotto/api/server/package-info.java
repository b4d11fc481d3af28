// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// The server: one listener that serves every surface. Start from [dev.sotto.api.server.ApiServer].
package dev.sotto.api.server;
