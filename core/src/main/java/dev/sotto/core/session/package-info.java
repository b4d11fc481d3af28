// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Sessions. [Login] proves who somebody is and opens a [Session] with [Sessions]; a [RefreshToken]
/// is exchanged once for its successor, which [RefreshTokenDerivation] computes. Whoever ends a
/// session ends its [SessionConnections] too, here at once and on other nodes by the switchboard.
/// [AccountAdministration] and [DeviceRemoval] end many.
@NullMarked
package dev.sotto.core.session;

import org.jspecify.annotations.NullMarked;
