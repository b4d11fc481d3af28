// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Start and stop of the edge, and the steps that every request takes. [ApiServer] binds the port
/// and builds all [Surfaces]. A request goes [RequestFilter] (id, [ResponseHeaders], requester,
/// [CorsPolicy], admission) -> route of a surface, or [NotFoundHandler]. What fails before routing
/// goes to [PreRoutingErrorHandler], what is no HTTP to [BadMessageLog]. [ConnectionCapacity] asks
/// the process how many connections it can hold.
@NullMarked
package dev.sotto.api.server;

import org.jspecify.annotations.NullMarked;
