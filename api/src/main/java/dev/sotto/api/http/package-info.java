// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Requests and responses of all surfaces. A request goes [RouteTable] -> [Resource] ->
/// [EndpointHandler] -> [Endpoint], which reads and responds through an [Exchange]. Bodies are let
/// in by [RequestAdmission] and read with [JsonObject]; responses are written with [JsonCodec] into
/// a [ResponseBuffer]. What fails is a [ProblemException] with a [Problem]; the [ErrorResponder] of
/// the surface writes it, [ProblemResponder] as RFC 9457 says.
@NullMarked
package dev.sotto.api.http;

import org.jspecify.annotations.NullMarked;
