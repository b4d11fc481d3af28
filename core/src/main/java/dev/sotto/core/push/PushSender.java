// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.push;

/// Reaches devices through push services. Safe for use by many threads.
public interface PushSender {
  /// Asks the push service to wake a device. May take seconds.
  Outcome send(PushToken token, WakeUp wakeUp);

  /// How a wake-up ended.
  enum Outcome {
    ACCEPTED,
    /// The push service knows no such token any more: forget it.
    UNREGISTERED,
    /// The push service refused or did not answer.
    FAILED,
    /// No push service is configured.
    NOT_CONFIGURED
  }
}
