// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.http1;

import io.helidon.webserver.ConnectionContext;

/// Ends the speaking of HTTP on a connection.
public final class Upgraded {
  private Upgraded() {}

  /// After the answer with 101: whatever comes now is not HTTP.
  public static void upgraded(ConnectionContext context) {
    if (context instanceof HttpConnection connection) {
      connection.becomeSocket();
    }
  }
}
