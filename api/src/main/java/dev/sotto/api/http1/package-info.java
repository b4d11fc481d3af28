// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// HTTP/1.1 on TCP (RFC 9112), in front of the web server. [ConnectionAcceptor] gives each
/// connection a thread and a [ConnectionPermit]; [HttpConnection] reads a [RequestHead] with
/// [RequestHeadParser] from a [BufferedChannel] and hands it on with canonical headers; the body
/// stays here ([RequestBody]). [ConnectionTimeouts] ends slow clients, [BadMessageException] the
/// rest. After an upgrade, code above uses [ConnectionControl].
@NullMarked
package dev.sotto.api.http1;

import org.jspecify.annotations.NullMarked;
