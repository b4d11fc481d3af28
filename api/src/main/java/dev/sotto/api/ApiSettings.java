// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api;

import java.util.List;
import java.util.Set;

/// Settings of the edge that the operator decides.
///
/// @param jwtSecret signs access tokens with HS256; at least 32 bytes of UTF-8 (RFC 7518 §3.2)
/// @param facades names of the facades to serve: `foxtrot`, `rooms`
/// @param corsOrigins origins of pages that may call the API and open sockets, as
///   [dev.sotto.api.net.WebOrigin] takes them; `*` for all
/// @param metricsPassword of the user `admin`; empty: nobody reads the metrics
public record ApiSettings(
    Listener listener,
    String jwtSecret,
    Set<String> facades,
    Set<String> corsOrigins,
    String metricsPassword,
    FoxTrot foxTrot) {
  public ApiSettings {
    facades = Set.copyOf(facades);
    corsOrigins = Set.copyOf(corsOrigins);
  }

  @Override
  public String toString() {
    return "ApiSettings[%s, facades=%s]".formatted(listener, facades);
  }

  /// The address at which the server listens.
  ///
  /// @param host address to bind
  /// @param port 0 for any free one
  /// @param publicUrl how clients reach the server, without a slash at the end
  /// @param trustedProxies whose forwarding headers are believed, as [dev.sotto.api.net.IpNetwork]
  ///   takes them
  public record Listener(String host, int port, String publicUrl, List<String> trustedProxies) {
    public Listener {
      trustedProxies = List.copyOf(trustedProxies);
    }
  }

  /// Differences between installations that serve FoxTrot clients.
  ///
  /// @param loginFailureStatus 403 as the original answers, or 401, which spares a client that has
  ///   just logged out the notice of an ended session
  public record FoxTrot(int loginFailureStatus) {
    public static final FoxTrot ORIGINAL = new FoxTrot(403);
  }
}
