// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Web Push: RFC 8030, encrypted for one client (RFC 8291, [WebPushEncryption]) and signed by this
/// server (RFC 8292, [VapidSigner] with the [VapidKey]). A wake-up goes [WebPushSender] ->
/// [PushSubscription] from the token -> [EndpointPolicy], which resolves the endpoint to
/// [PublicAddresses], or what the operator allows -> [HttpPost] to the very address that was
/// checked.
@NullMarked
package dev.sotto.push.web;

import org.jspecify.annotations.NullMarked;
