// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.wiring;

import dev.sotto.core.area.MediaArea;
import dev.sotto.core.area.NodeArea;
import dev.sotto.core.area.PushArea;
import dev.sotto.core.area.RelayArea;
import dev.sotto.core.area.SessionArea;
import dev.sotto.core.message.History;
import dev.sotto.core.server.DomainPorts;
import dev.sotto.core.server.ServerPolicy;
import dev.sotto.core.server.ServerRuntime;
import dev.sotto.core.server.Sotto;

/// Puts a server together from its ports, area by area. Nothing runs yet:
/// [dev.sotto.core.server.BackgroundJobs] does, once started.
public final class ServerWiring {
  private ServerWiring() {}

  /// {@return the domain over `ports`, which the caller closes}
  public static Sotto of(DomainPorts ports, ServerPolicy policy, ServerRuntime runtime) {
    SharedParts shared = SharedParts.of(ports, policy, runtime);
    SessionArea sessions = SessionWiring.of(shared);
    shared.switchboard().listen(new RemoteChangeListener(sessions.lifecycle(), shared.contacts()));
    NodeArea node = NodeWiring.of(shared);
    PushArea push = PushWiring.of(shared);
    RelayArea relay = RelayWiring.of(shared, push);
    History history = MessageWiring.history(shared);
    MediaArea media = MediaWiring.of(shared, history);
    return new Sotto(
        AccountWiring.of(shared, sessions),
        sessions,
        ContactWiring.of(shared),
        MessageWiring.of(shared, history, node, media, relay, push),
        MailboxWiring.of(shared),
        CallWiring.of(shared, push),
        RoomWiring.of(shared, node),
        media,
        push,
        relay,
        LiveWiring.of(shared, push),
        node);
  }
}
