// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Messages that live for an hour or two and never touch the durable storage. Start from
/// [dev.sotto.core.relay.Relay].
package dev.sotto.core.relay;
