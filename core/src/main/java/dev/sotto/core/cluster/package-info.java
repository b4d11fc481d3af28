// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// How nodes of one installation write what they tell each other
/// ([dev.sotto.core.cluster.DomainCodec]), and how they do without being told. The nodes themselves
/// are in [dev.sotto.core.node].
package dev.sotto.core.cluster;
