// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// What everything between the nodes of an installation must do. Start from
/// [dev.sotto.testkit.node.NodesFixture].
package dev.sotto.testkit.node;
