// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.room;

import dev.sotto.core.push.PushSender.Outcome;
import dev.sotto.core.push.PushServices;
import dev.sotto.core.push.PushToken;
import dev.sotto.core.push.WakeUp;
import java.time.InstantSource;

/// Rings through the push services of the installation: that of each platform by its name. Safe for
/// use by many threads.
public final class PushKnockSender implements KnockSender {
  private final PushServices services;
  private final InstantSource clock;

  public PushKnockSender(PushServices services, InstantSource clock) {
    this.services = services;
    this.clock = clock;
  }

  @Override
  public Outcome ring(PushAddress.Push whom, RoomId room, int badge) {
    String service =
        switch (whom.platform()) {
          case IOS -> "apns";
          case ANDROID -> "fcm";
        };
    var token = PushToken.of(service, PushToken.Client.ROOMS, whom.token().text());
    return services.send(token, new WakeUp.Knock(room.text(), badge, clock.instant()));
  }
}
