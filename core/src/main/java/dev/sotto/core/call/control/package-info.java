// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Call control. [Calls] places, answers and ends calls; all changes go through [CallRegistry],
/// which tries an action on the call as it stands, writes the next version if nobody was faster,
/// and has [CallNotifier] tell the devices and wake those that ring. [OtherCalls] is how a device
/// leaves one call for another; [CallTimeouts] ends what nobody ends, by [DeviceLiveness].
/// [VisibleAccounts] are those whom an account may look up, because of calls too.
@NullMarked
package dev.sotto.core.call.control;

import org.jspecify.annotations.NullMarked;
