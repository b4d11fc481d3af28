// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Presence. [Presence] hears of connections that come and go, [RosterSync] writes them into the
/// roster, and [PresenceNotifier] tells the watchers of the account with a [PresenceChanged]. After
/// the roster was lost [StalePresenceDetector] finds the accounts of nodes that died with it.
@NullMarked
package dev.sotto.core.presence;

import org.jspecify.annotations.NullMarked;
