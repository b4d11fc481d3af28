// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.connection;

/// The edge's answer to its own client. It waits its turn among the events, so that a connection
/// has one writer.
public interface Reply extends Event {}
