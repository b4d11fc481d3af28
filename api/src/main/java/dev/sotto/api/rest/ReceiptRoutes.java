// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rest;

import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.JsonObject;
import dev.sotto.api.http.Resource;
import dev.sotto.api.http.RouteTable;
import dev.sotto.api.wire.DataResponse;
import dev.sotto.api.wire.NativeAuthenticator;
import dev.sotto.api.wire.ReceiptRequest;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.receipt.Receipts;

/// Receipts, for clients without a socket.
final class ReceiptRoutes {
  private final Receipts receipts;
  private final NativeAuthenticator caller;

  ReceiptRoutes(Receipts receipts, NativeAuthenticator caller) {
    this.receipts = receipts;
    this.caller = caller;
  }

  void addTo(RouteTable routes) {
    Resource.at(routes, "/api/receipts").post(this::confirm).end();
  }

  private void confirm(Exchange exchange) {
    DeviceAddress reader = caller.device(exchange);
    JsonObject json = NativeAuthenticator.json(exchange);
    ReceiptRequest request = ReceiptRequest.read(json);
    json.end();
    request.give(receipts, reader);
    DataResponse.done(exchange, "receipt given");
  }
}
