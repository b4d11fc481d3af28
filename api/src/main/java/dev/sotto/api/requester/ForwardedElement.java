// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.requester;

/// One element of `Forwarded` (RFC 7239 §4): what a proxy says of whoever has asked it. Each part
/// may be empty.
///
/// @param node who asked, as the proxy names it
/// @param proto `http` or `https`, as it was asked
/// @param host whom the one who asked has asked for, maybe with a port
record ForwardedElement(String node, String proto, String host) {}
