// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.wiring;

import dev.sotto.core.area.LiveArea;
import dev.sotto.core.area.PushArea;
import dev.sotto.core.presence.Presence;
import dev.sotto.core.presence.PresenceNotifier;
import dev.sotto.core.typing.TypingNotifications;

/// Puts together who is connected and what they are told.
final class LiveWiring {
  private LiveWiring() {}

  static LiveArea of(SharedParts shared, PushArea push) {
    var notifier =
        new PresenceNotifier(shared.storage().accounts(), shared.contacts(), shared.switchboard());
    var presence =
        new Presence(
            shared.connections(),
            shared.ports().coordination().roster(),
            notifier,
            shared.runtime().clock(),
            shared.runtime().timers(),
            push.wakeUps()::fallBehind);
    return new LiveArea(
        shared.connections(),
        presence,
        new TypingNotifications(shared.contacts(), shared.switchboard()));
  }
}
