// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.push;

import java.time.Duration;

/// Reaches devices through one push service. Safe for use by many threads.
public interface PushSender extends AutoCloseable {
  /// Asks the push service to wake a device. May take seconds, 10 at most for everything from
  /// connecting to the end of the answer; its failures are outcomes, not exceptions.
  Outcome send(PushToken token, WakeUp wakeUp);

  /// As [#send(PushToken, WakeUp)], for a service that may be anybody's machine.
  ///
  /// @param patience how long the service may take; one with a deadline of its own keeps to that
  default Outcome send(PushToken token, WakeUp wakeUp, Duration patience) {
    return send(token, wakeUp);
  }

  /// {@return which machine, or service of many, takes the wake-ups for the token: those for one
  /// delay none for another}
  default String place(PushToken token) {
    return token.service();
  }

  /// {@return whether the token is one that the service could have made, and one that this server
  /// may contact; found without asking the service}
  boolean accepts(PushToken token);

  /// {@return the public key with which clients subscribe at the service (RFC 8292 §4, base64url),
  /// empty when they need none}
  String publicKey();

  /// Ends connections to the service. Later sends fail.
  @Override
  void close();

  /// The outcome of a wake-up.
  sealed interface Outcome {
    /// The service has taken it.
    record Accepted() implements Outcome {}

    /// The service knows no such token any more: forget it.
    record Unregistered() implements Outcome {}

    /// The service will never take it. Trying again does not help.
    record Refused() implements Outcome {}

    /// The service is busy, broken or not there.
    ///
    /// @param after what it asks to wait, zero when it does not say
    record TryLater(Duration after) implements Outcome {}

    /// No service is configured for the token.
    record NotConfigured() implements Outcome {}
  }
}
