// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.surface;

import dev.sotto.api.http.ErrorResponder;
import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.RouteTable;
import dev.sotto.api.websocket.SocketEndpoint;
import dev.sotto.core.bound.Bound;
import java.util.List;

/// One set of routes and sockets, with its own way of telling failures.
public interface Surface {
  /// How many bytes a body has at most, with few exceptions. Bodies of FoxTrot carry previews of
  /// pictures.
  long LARGEST_BODY = Bound.BODY.most();

  /// {@return whether requests to `path` that no route serves are answered in this surface's way}
  boolean owns(String path);

  /// {@return whether pages of all origins may call it, which it then tells them itself}
  default boolean isOpenToPages() {
    return false;
  }

  /// {@return how many bytes the body of a request to `path` may have; its route may have a lower
  /// bound}
  default long largestBody(String path) {
    return LARGEST_BODY;
  }

  /// {@return how this surface tells failures}
  ErrorResponder failures();

  /// Answers a request to a path that no surface owns. {@return whether it did}
  default boolean answersElsewhere(Exchange exchange) {
    return false;
  }

  /// Adds the routes.
  void routes(RouteTable routes);

  /// {@return the sockets}
  List<SocketEndpoint> sockets();
}
