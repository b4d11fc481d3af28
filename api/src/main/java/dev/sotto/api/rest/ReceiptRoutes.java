// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rest;

import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.JsonObject;
import dev.sotto.api.http.Resource;
import dev.sotto.api.http.Routes;
import dev.sotto.api.wire.NativeCaller;
import dev.sotto.api.wire.ReceiptRequest;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.receipt.Receipts;

/// Receipts, for clients without a socket.
final class ReceiptRoutes {
  private final Receipts receipts;
  private final NativeCaller caller;

  ReceiptRoutes(Receipts receipts, NativeCaller caller) {
    this.receipts = receipts;
    this.caller = caller;
  }

  void addTo(Routes routes) {
    Resource.at(routes, "/api/receipts").post(this::confirm).end();
  }

  private void confirm(Exchange exchange) {
    DeviceAddress reader = caller.device(exchange);
    JsonObject json = NativeCaller.json(exchange);
    ReceiptRequest request = ReceiptRequest.read(json);
    json.end();
    request.give(receipts, reader);
    DataAnswer.done(exchange, "receipt given");
  }
}
