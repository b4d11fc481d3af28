// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.call.turn;

import java.util.ArrayList;
import java.util.List;

/// The servers through which a client may find its way to another (RFC 8445): those that tell it
/// its own address, and those that relay.
public sealed interface IceServer {
  /// {@return where these servers are, at least one}
  List<IceUri> uris();

  /// Servers for everybody.
  record Stun(List<IceUri> uris) implements IceServer {
    public Stun {
      uris = List.copyOf(uris);
    }
  }

  /// Servers for those who have a credential.
  record Turn(List<IceUri> uris, TurnCredential credential) implements IceServer {
    public Turn {
      uris = List.copyOf(uris);
    }
  }

  /// {@return `uris`, those of TURN servers with `credential`; empty when there are none}
  static List<IceServer> of(List<IceUri> uris, TurnCredential credential) {
    List<IceUri> stun = uris.stream().filter(uri -> !uri.isTurn()).toList();
    List<IceUri> turn = uris.stream().filter(IceUri::isTurn).toList();
    List<IceServer> servers = new ArrayList<>();
    if (!stun.isEmpty()) {
      servers.add(new Stun(stun));
    }
    if (!turn.isEmpty()) {
      servers.add(new Turn(turn, credential));
    }
    return List.copyOf(servers);
  }
}
