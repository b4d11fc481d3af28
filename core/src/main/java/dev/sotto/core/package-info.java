// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// The failures that every part of core shares: [PortException] is the only one that leaves a port,
/// [FileFailure] and [NetworkFailure] put into words for an operator why a file or a service could
/// not be used. Knows no other package of core.
@NullMarked
package dev.sotto.core;

import org.jspecify.annotations.NullMarked;
