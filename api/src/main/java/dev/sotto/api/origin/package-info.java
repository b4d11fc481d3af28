// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Who asks, and by which public address: one value for each request and each handshake, made from
/// the peer, the trusted proxies and the headers in which they say for whom they speak. Start from
/// [dev.sotto.api.origin.Requester]. Which pages may ask is [dev.sotto.api.origin.Origins].
package dev.sotto.api.origin;
