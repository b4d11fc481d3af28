// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

/// Wake-ups of sleeping devices. [PushSubscriptions] keeps a [PushToken] for a device; [WakeUps]
/// sends a [WakeUp] to its push service through [PushServices] and a [PushSender], by a
/// [FairExecutor], with pauses and attempts of a [RetryState]. It is off the path of sending: a
/// slow push service delays no message.
@NullMarked
package dev.sotto.core.push;

import org.jspecify.annotations.NullMarked;
