// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// The common parts of the routes and sockets of the native protocol. In: [SendMessageRequest],
/// [PlaceCallRequest], [CallSignalRequest], [ReceiptRequest], [MailboxPosition]. Done by
/// [SendMessage] and [CallRequests]. Out: [DataResponse], [MessageJson], [MailboxEntryJson],
/// [CallJson], [SendResponse]. [MessageJsonCache] encodes a message once for all its sockets.
@NullMarked
package dev.sotto.api.wire;

import org.jspecify.annotations.NullMarked;
