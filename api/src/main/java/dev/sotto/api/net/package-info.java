// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Addresses, networks and origins as values with one form for all their spellings: [IpLiteral],
/// [IpNetwork], [WebOrigin].
@NullMarked
package dev.sotto.api.net;

import org.jspecify.annotations.NullMarked;
