// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.push;

import dev.sotto.core.bound.Bound;
import dev.sotto.core.push.PushSender.Outcome;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/// The push services of an installation; each token says which of them it is for. Safe for use by
/// many threads.
public final class PushServices {
  private static final System.Logger LOG = System.getLogger(PushServices.class.getName());

  /// How long a push service may take, unless said otherwise.
  static final Duration PATIENCE = Bound.WAKE_UPS_OF_SERVICE.time();

  private final Map<String, PushSender> byName;
  private final AtomicBoolean warned = new AtomicBoolean();

  /// @param byName the services under their schemes; the caller closes them
  public PushServices(Map<String, PushSender> byName) {
    this.byName = Map.copyOf(byName);
  }

  /// {@return no push service: nobody is woken}
  public static PushServices none() {
    return new PushServices(Map.of());
  }

  /// {@return the schemes of the services}
  public Set<String> names() {
    return byName.keySet();
  }

  /// {@return the public key of the service, empty when there is no such service or it needs none}
  public String publicKey(String service) {
    PushSender sender = byName.get(service);
    return sender == null ? "" : sender.publicKey();
  }

  /// {@return whether the service of the token is there and accepts it}
  public boolean accepts(PushToken token) {
    PushSender sender = byName.get(token.service());
    return sender != null && sender.accepts(token);
  }

  /// Asks the service of the token to wake the device.
  public Outcome send(PushToken token, WakeUp wakeUp) {
    return send(token, wakeUp, PATIENCE);
  }

  /// {@return which machine, or service of many, takes the wake-ups for the token}
  String place(PushToken token) {
    PushSender sender = byName.get(token.service());
    return sender == null ? "" : sender.place(token);
  }

  /// As [#send(PushToken, WakeUp)].
  ///
  /// @param patience how long the service may take
  Outcome send(PushToken token, WakeUp wakeUp, Duration patience) {
    PushSender sender = byName.get(token.service());
    if (sender != null) {
      return sender.send(token, wakeUp, patience);
    }
    if (!warned.getAndSet(true)) {
      LOG.log(
          Level.WARNING,
          "a device asked to be woken, but its push service is not in SOTTO_PUSH; further ones are counted only");
    }
    return new Outcome.NotConfigured();
  }
}
