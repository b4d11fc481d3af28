// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.area;

import dev.sotto.core.push.PushSubscriptions;
import dev.sotto.core.push.WakeUps;

/// The ways to devices that are not connected.
public record PushArea(PushSubscriptions subscriptions, WakeUps wakeUps) {}
