// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.ws;

import dev.sotto.api.surface.DeviceSockets;
import dev.sotto.api.websocket.SocketHandler;
import dev.sotto.api.wire.MessageJsonCache;
import dev.sotto.core.mailbox.Mailboxes;
import dev.sotto.core.session.Session;

/// Makes the handlers of native sockets, which differ in their sessions only. Safe for use by many
/// threads.
public final class NativeSocketHandlers {
  private final DeviceSockets sockets;
  private final Mailboxes mailboxes;
  private final ClientFrameHandler frames;
  private final DisconnectHandler ends;
  private final NativeFrameCodec codec;

  public NativeSocketHandlers(
      DeviceSockets sockets,
      Mailboxes mailboxes,
      ClientFrameHandler frames,
      DisconnectHandler ends,
      MessageJsonCache messages) {
    this.sockets = sockets;
    this.mailboxes = mailboxes;
    this.frames = frames;
    this.ends = ends;
    this.codec = new NativeFrameCodec(messages);
  }

  SocketHandler of(Session session) {
    return new NativeSocketHandler(sockets, mailboxes, frames, ends, codec, session);
  }
}
