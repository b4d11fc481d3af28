// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot;

import dev.sotto.api.foxtrot.wire.FoxTrotAuthentication;
import dev.sotto.api.http.Exchange;

/// Serves one route for callers with a good token. Safe for use by many threads.
@FunctionalInterface
interface AuthenticatedEndpoint {
  /// Serves one request.
  ///
  /// @throws dev.sotto.api.http.ProblemException to answer with a failure
  void serve(Exchange exchange, FoxTrotAuthentication.Known caller);
}
