// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Native REST routes under `/api`, all but media: one class a resource, built by [NativeSurface].
/// Each authenticates with `wire.NativeAuthenticator`, reads a request of `wire`, calls a use case
/// and responds with `wire.DataResponse`. Log-in: [AuthRoutes] reads a [LoginRequest] and responds
/// with a [TokenResponse] or [LoginCookies].
@NullMarked
package dev.sotto.api.rest;

import org.jspecify.annotations.NullMarked;
