// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// The domain as one server runs it: every capability, put together from the ports. Start from
/// [dev.sotto.core.server.Sotto].
package dev.sotto.core.server;
