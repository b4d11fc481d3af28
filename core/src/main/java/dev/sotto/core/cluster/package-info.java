// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// What makes many nodes one server: what they tell each other, and how they do without being told.
/// Start from [dev.sotto.core.live.Switchboard], which uses [dev.sotto.core.cluster.DomainCodec].
package dev.sotto.core.cluster;
