// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.area;

import dev.sotto.core.relay.Relay;
import java.util.Optional;

/// The relay of short-lived messages, if the operator has switched it on.
public record RelayArea(Relay relay, boolean isOn) {
  /// {@return the relay, empty when it is off}
  public Optional<Relay> ifOn() {
    return isOn ? Optional.of(relay) : Optional.empty();
  }
}
