// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// The native socket at `/api/ws`. [NativeSocketEndpoint] admits a client (token in a header or in
/// [OfferedSubprotocols]); [NativeSocketHandler] does what each [ReceivedFrame] asks for about the
/// mailbox, [ClientFrameHandler] the rest, [CallFrameHandler] what is about calls;
/// [DisconnectHandler] is the end. [NativeFrameCodec] reads [ClientFrame] and writes [ServerFrame]
/// and events; [SyncedSink] tells where the backlog ends.
@NullMarked
package dev.sotto.api.ws;

import org.jspecify.annotations.NullMarked;
