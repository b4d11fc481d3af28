// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.server;

import dev.sotto.core.area.AccountArea;
import dev.sotto.core.area.CallArea;
import dev.sotto.core.area.ContactArea;
import dev.sotto.core.area.LiveArea;
import dev.sotto.core.area.MailboxArea;
import dev.sotto.core.area.MediaArea;
import dev.sotto.core.area.MessageArea;
import dev.sotto.core.area.NodeArea;
import dev.sotto.core.area.PushArea;
import dev.sotto.core.area.RelayArea;
import dev.sotto.core.area.RoomArea;
import dev.sotto.core.area.SessionArea;

/// The domain as one server runs it: what the edge and the command line may ask of it, an area
/// each. [dev.sotto.core.wiring.ServerWiring] puts it together. Safe for use by many threads.
///
/// The parts run no work of their own; [BackgroundJobs] does, once started.
public record Sotto(
    AccountArea accounts,
    SessionArea sessions,
    ContactArea contacts,
    MessageArea messages,
    MailboxArea mailboxes,
    CallArea calls,
    RoomArea rooms,
    MediaArea media,
    PushArea push,
    RelayArea relay,
    LiveArea live,
    NodeArea node) {}
