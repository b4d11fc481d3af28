// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// STUN and TURN. Clients get a list of [IceServer]s, each with its [IceUri]s and, for TURN, a
/// [TurnCredential] that [TurnCredentialIssuer] signs with the secret it shares with coturn. Start
/// there.
@NullMarked
package dev.sotto.core.call.turn;

import org.jspecify.annotations.NullMarked;
