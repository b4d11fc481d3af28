// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.push;

import dev.sotto.core.device.DeviceAddress;

/// Devices that ask to be woken. Safe for use by many threads.
public final class PushSubscriptions {
  private final PushTokenStore tokens;
  private final PushServices services;

  public PushSubscriptions(PushTokenStore tokens, PushServices services) {
    this.tokens = tokens;
    this.services = services;
  }

  /// {@return the services that may be subscribed to}
  public PushServices services() {
    return services;
  }

  /// Wakes the device through this token from now on, and no other device. The device must exist.
  public Outcome subscribe(DeviceAddress device, PushToken token) {
    if (!services.names().contains(token.service())) {
      return Outcome.NO_SUCH_SERVICE;
    }
    if (!services.accepts(token)) {
      return Outcome.NOT_ACCEPTED;
    }
    tokens.put(device, token);
    return Outcome.SUBSCRIBED;
  }

  /// Keeps the token also while its service is not configured or not asked: for clients that
  /// subscribe once and never look back. The device must exist.
  public void keep(DeviceAddress device, PushToken token) {
    tokens.put(device, token);
  }

  /// Wakes the device no more. Doing so twice is no failure.
  public void unsubscribe(DeviceAddress device) {
    tokens.find(device).ifPresent(token -> tokens.remove(device, token));
  }

  /// The outcome of a subscription.
  public enum Outcome {
    SUBSCRIBED,
    NO_SUCH_SERVICE,
    NOT_ACCEPTED
  }
}
