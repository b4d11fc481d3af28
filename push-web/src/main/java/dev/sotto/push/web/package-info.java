// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Web Push: messages to push services (RFC 8030), encrypted for one client (RFC 8291) and signed
/// by this server (RFC 8292). Start from [dev.sotto.push.web.WebPushSender].
package dev.sotto.push.web;
