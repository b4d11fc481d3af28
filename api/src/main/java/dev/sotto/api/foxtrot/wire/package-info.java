// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// The parts that routes and sockets of the FoxTrot facade share: who sends ([FoxTrotAuthenticator]
/// -> [FoxTrotAuthentication]), paths and ids as the original reads them ([FoxTrotPath],
/// [FoxTrotAccountIds]), shapes ([FoxTrotJson], [FoxTrotMessageJson]), names ([HandleCache]) and
/// counters ([FoxTrotMetrics]).
@NullMarked
package dev.sotto.api.foxtrot.wire;

import org.jspecify.annotations.NullMarked;
