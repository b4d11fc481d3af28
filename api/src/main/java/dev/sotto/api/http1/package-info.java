// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// HTTP/1.1 as it is read from the network: bounds, framing, HTTP/1.0, patience. It stands in front
/// of the web server, which is given heads in canonical form and no bodies (`docs/decisions/0030`).
///
/// Start from [dev.sotto.api.http1.Listener], which gives each connection a thread;
/// [dev.sotto.api.http1.HttpConnection] reads one request after the other through
/// [dev.sotto.api.http1.Wire]; routes read the body with [dev.sotto.api.http1.RequestBody].
package dev.sotto.api.http1;
