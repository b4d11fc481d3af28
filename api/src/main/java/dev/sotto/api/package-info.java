// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// What the operator decides about the edge, and what all its parts share. The server itself is
/// [dev.sotto.api.server.ApiServer].
package dev.sotto.api;
