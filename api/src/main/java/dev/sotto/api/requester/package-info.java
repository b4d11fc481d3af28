// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// The sender of a request, and the public address by which it came. [RequesterResolver] reads
/// `Forwarded` ([ForwardedHeader]) or `X-Forwarded-*` through [TrustedProxies] into a
/// [ForwardedChain], and makes one [Requester] a request or handshake; limits, URLs and cookies all
/// use that one. [AllowedOrigins] says which pages may ask; [PoolClientResolver] says how a client
/// counts in shared pools.
@NullMarked
package dev.sotto.api.requester;

import org.jspecify.annotations.NullMarked;
