// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/// The reason, in words, why a service over the network could not be reached, and the remedy: one
/// wording for all adapters. No text of the failure is told, which may hold what was sent.
///
/// @param service what should be there, as `Redis`
/// @param setting where its address stands, as `SOTTO_COORDINATION`
public record NetworkFailure(String service, String setting) {
  /// {@return the reason and the remedy, to stand behind the name of the server in a sentence;
  /// empty when the failure is none of the network}
  public Optional<String> explain(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      Optional<String> known = known(cause);
      if (known.isPresent()) {
        return known;
      }
    }
    return Optional.empty();
  }

  private Optional<String> known(Throwable cause) {
    return Optional.ofNullable(
        switch (cause) {
          case UnknownHostException _ -> unknownHost();
          case UnresolvedAddressException _ -> unknownHost();
          case SocketTimeoutException _ -> silent();
          case NoRouteToHostException _ -> silent();
          case TimeoutException _ -> silent();
          case ConnectException refused -> isLate(refused) ? silent() : absent();
          case SSLException _ ->
              "cannot be talked to with TLS: check that it speaks TLS there, its certificate, and the options for TLS in "
                  + setting;
          case SocketException _ -> cut();
          case EOFException _ -> cut();
          case ClosedChannelException _ -> cut();
          default -> null;
        });
  }

  private String unknownHost() {
    return "has a host that no name server knows: correct it in " + setting;
  }

  private static String silent() {
    return "does not answer in time: check host, port and firewall, and how busy it is";
  }

  private String absent() {
    return "is not there, nobody listens on that port: start %s, or correct host and port in %s"
        .formatted(service, setting);
  }

  private String cut() {
    return "has ended the connection: check that it is %s, that it lets this machine in, and whether it wants TLS"
        .formatted(service);
  }

  /// Netty says so with the type that else means that nobody listens.
  private static boolean isLate(ConnectException failure) {
    return String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("timed out");
  }
}
