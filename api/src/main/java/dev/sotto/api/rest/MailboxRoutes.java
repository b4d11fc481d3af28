// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.JsonObject;
import dev.sotto.api.http.Resource;
import dev.sotto.api.http.RouteTable;
import dev.sotto.api.wire.DataResponse;
import dev.sotto.api.wire.MailboxEntryJson;
import dev.sotto.api.wire.MailboxPosition;
import dev.sotto.api.wire.MessageJsonCache;
import dev.sotto.api.wire.NativeAuthenticator;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.mailbox.MailboxEntry;
import dev.sotto.core.mailbox.MailboxGeneration;
import dev.sotto.core.mailbox.MailboxStore.MailboxPage;
import dev.sotto.core.mailbox.MailboxStore.MailboxState;
import dev.sotto.core.mailbox.Mailboxes;
import java.io.IOException;

/// The mailbox of the caller's device, for clients without a socket.
final class MailboxRoutes {
  private static final int MAX_PAGE = 200;
  private static final int PAGE = 100;

  private final Mailboxes mailboxes;
  private final NativeAuthenticator caller;
  private final MessageJsonCache messages;

  MailboxRoutes(Mailboxes mailboxes, NativeAuthenticator caller, MessageJsonCache messages) {
    this.mailboxes = mailboxes;
    this.caller = caller;
    this.messages = messages;
  }

  void addTo(RouteTable routes) {
    Resource.at(routes, "/api/mailbox").get(this::read).end();
    Resource.at(routes, "/api/mailbox/ack").post(this::acknowledge).end();
  }

  private void read(Exchange exchange) {
    DeviceAddress device = caller.device(exchange);
    MailboxPosition after = MailboxPosition.query(exchange);
    int limit = (int) exchange.queryNumber("limit", 1, MAX_PAGE, PAGE);
    MailboxGeneration generation = after.require(mailboxes, device);
    MailboxPage page = mailboxes.read(device, after.sequence(), limit);
    exchange.hold(page.entries().stream().mapToLong(MailboxEntry::weight).sum());
    MailboxState state = mailboxes.state(device);
    DataResponse.ok(
        exchange,
        "mailbox",
        json -> {
          json.writeStartObject();
          json.writeFieldName("entries");
          DataResponse.array(
                  page.entries(), (out, entry) -> MailboxEntryJson.write(out, entry, messages))
              .write(json);
          writeState(json, new MailboxState(page.last(), state.acknowledged()), generation);
          json.writeEndObject();
        });
  }

  private void acknowledge(Exchange exchange) {
    DeviceAddress device = caller.device(exchange);
    JsonObject json = NativeAuthenticator.json(exchange);
    MailboxPosition upTo = MailboxPosition.read(json, "sequence");
    json.end();
    MailboxGeneration generation = upTo.require(mailboxes, device);
    MailboxState state = mailboxes.acknowledge(device, upTo.sequence());
    DataResponse.ok(
        exchange,
        "acknowledged",
        out -> {
          out.writeStartObject();
          writeState(out, state, generation);
          out.writeEndObject();
        });
  }

  private static void writeState(
      JsonGenerator json, MailboxState state, MailboxGeneration generation) throws IOException {
    json.writeNumberField("last", state.last());
    json.writeNumberField("acknowledged", state.acknowledged());
    json.writeStringField("generation", generation.text());
  }
}
