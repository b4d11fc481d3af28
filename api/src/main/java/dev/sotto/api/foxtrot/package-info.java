// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Facade for clients of FoxTrot: [FoxTrotSurface] and its routes. A request goes [FoxTrotRouter]
/// -> an [AuthenticatedEndpoint] of one of the `…Routes`; errors go to [FoxTrotErrorResponder]. A
/// list goes [FoxTrotHistory] -> page by page, under a [PageThrottle] -> [SpooledResponse]. Sockets
/// are in `foxtrot.ws`; what both share is in `foxtrot.wire`.
@NullMarked
package dev.sotto.api.foxtrot;

import org.jspecify.annotations.NullMarked;
