// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// The contract of a surface: one set of routes and sockets with its own shape of errors
/// ([Surface]), built from a [SurfaceContext], of which its routes and sockets get what they use.
/// [DeviceSockets] makes connections of sockets, [RequestLimiter] holds clients to the rate limits,
/// [AdminPassword] guards what only the operator sees.
@NullMarked
package dev.sotto.api.surface;

import org.jspecify.annotations.NullMarked;
