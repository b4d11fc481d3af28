// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.http;

import dev.sotto.api.http1.BadMessageException;
import dev.sotto.core.PortException;
import dev.sotto.core.account.PasswordHasher;
import io.helidon.http.HeaderValues;
import io.helidon.http.RequestException;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;

/// Serves an [Endpoint] and turns whatever it throws into the answer of its surface, so that
/// headers set by filters stay and no text of an exception reaches the wire.
public final class EndpointHandler implements Handler {
  private static final System.Logger LOG = System.getLogger(EndpointHandler.class.getName());

  private final Endpoint endpoint;
  private final ErrorResponder failures;

  public EndpointHandler(Endpoint endpoint, ErrorResponder failures) {
    this.endpoint = endpoint;
    this.failures = failures;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    var exchange = new Exchange(request, response);
    try {
      endpoint.serve(exchange);
    } catch (ProblemException e) {
      failures.answer(exchange, e);
    } catch (BadMessageException e) {
      response.header(HeaderValues.CONNECTION_CLOSE);
      failures.answer(exchange, new ProblemException(Problem.ofStatus(e.status()), e.detail()));
    } catch (PortException.Unavailable e) {
      LOG.log(Level.WARNING, "answered 503: {0}", e.getMessage());
      failures.answer(exchange, ProblemException.unavailable());
    } catch (PasswordHasher.Busy e) {
      failures.answer(exchange, ProblemException.busy());
    } catch (CloseConnectionException | RequestException | UncheckedIOException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "answered 500", e);
      failures.answer(
          exchange,
          new ProblemException(Problem.INTERNAL, "the server failed; its log knows more"));
    }
  }
}
