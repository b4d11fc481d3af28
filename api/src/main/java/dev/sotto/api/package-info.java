// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Settings of the edge, and the scope of a request: [ApiSettings] is what the operator decides,
/// [RequestScope] what the thread of a request knows of it. The layers below: `http1` and
/// `websocket` read the wire; `http` and `surface` turn requests into calls of use cases and errors
/// into responses; `rest`, `ws`, `media`, `foxtrot`, `rooms` and `ops` are the surfaces;
/// [dev.sotto.api.server.ApiServer] starts them.
@NullMarked
package dev.sotto.api;

import org.jspecify.annotations.NullMarked;
