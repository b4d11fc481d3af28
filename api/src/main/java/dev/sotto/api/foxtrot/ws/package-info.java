// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Socket of the FoxTrot facade. [FoxTrotSocketEndpoint] opens a [FoxTrotSocketHandler], or a
/// [ClosingSocketHandler] that says why not. Events out: [FoxTrotEventEncoder]. Call signals in:
/// [FoxTrotCallSignals]. [ImplicitAcknowledgement] acknowledges what was written before an answered
/// ping.
@NullMarked
package dev.sotto.api.foxtrot.ws;

import org.jspecify.annotations.NullMarked;
