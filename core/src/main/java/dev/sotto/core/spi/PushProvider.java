// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.spi;

import dev.sotto.core.push.PushSender;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Supplier;

/// The door of a push adapter.
public interface PushProvider {
  /// {@return the URL schemes that this adapter serves, lower case; also the service of the tokens
  /// that it understands}
  Set<String> schemes();

  /// Opens the push service. Contacts nobody yet.
  ///
  /// @throws AdapterUrl.InvalidUrl when the URL is not understood, or names what is not there
  PushSender open(AdapterUrl url, Secrets secrets, InstantSource clock);

  /// The place where adapters keep the secrets that they make for themselves. For one thread.
  interface Secrets {
    /// {@return the secret, `made` and kept for ever when there was none}
    ///
    /// @param name of lower-case letters and dashes
    /// @throws RuntimeException when the operator must give it, because several servers share it;
    ///   the message says so
    String findOrMake(String name, Supplier<String> made);
  }
}
