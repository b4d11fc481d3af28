// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rest;

import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.JsonObject;
import dev.sotto.api.http.Problem;
import dev.sotto.api.http.ProblemException;
import dev.sotto.api.http.Resource;
import dev.sotto.api.http.RouteTable;
import dev.sotto.api.wire.DataResponse;
import dev.sotto.api.wire.MessageJson;
import dev.sotto.api.wire.NativeAuthenticator;
import dev.sotto.api.wire.SendMessage;
import dev.sotto.api.wire.SendMessageRequest;
import dev.sotto.api.wire.SendResponse;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.area.MessageArea;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.message.Message;
import dev.sotto.core.message.MessageId;
import dev.sotto.core.receipt.ReceiptMarks;
import java.util.List;

/// Sending, reading back and deleting messages.
final class MessageRoutes {
  private static final int MAX_PAGE = 200;
  private static final int PAGE = 50;

  private final MessageArea area;
  private final SendMessage sending;
  private final NativeAuthenticator caller;

  MessageRoutes(MessageArea area, SendMessage sending, NativeAuthenticator caller) {
    this.area = area;
    this.sending = sending;
    this.caller = caller;
  }

  void addTo(RouteTable routes) {
    Resource.at(routes, "/api/messages").post(this::send).get(this::conversation).end();
    Resource.at(routes, "/api/messages/{id}").get(this::read).delete(this::delete).end();
  }

  private void send(Exchange exchange) {
    DeviceAddress sender = caller.device(exchange);
    sending.checkLimit(sender);
    JsonObject json = NativeAuthenticator.json(exchange);
    SendMessageRequest request = SendMessageRequest.read(json);
    json.end();
    SendResponse sent = sending.send(sender, request);
    DataResponse.send(
        exchange,
        sent.repeated() ? 200 : 201,
        "message sent",
        data -> {
          data.writeStartObject();
          sent.writeFields(data);
          data.writeStringField("clientMessageId", request.clientId().text());
          data.writeEndObject();
        });
  }

  private void conversation(Exchange exchange) {
    AccountId reader = caller.device(exchange).account();
    long with = exchange.queryNumber("with", 1, AccountId.MAX, 0);
    if (with == 0) {
      throw ProblemException.invalid("with: missing");
    }
    var peer = new AccountId(with);
    var before =
        new MessageId(exchange.queryNumber("before", 1, MessageId.MAX_VALUE, MessageId.MAX_VALUE));
    int limit = (int) exchange.queryNumber("limit", 1, MAX_PAGE, PAGE);
    List<Message> messages = area.history().conversation(reader, peer, before, limit);
    exchange.hold(messages.stream().mapToLong(message -> message.body().length()).sum());
    ReceiptMarks marks = area.receipts().marks(peer, reader);
    DataResponse.ok(
        exchange,
        "messages, newest first",
        json -> {
          json.writeStartObject();
          json.writeFieldName("messages");
          DataResponse.array(messages, MessageJson::write).write(json);
          json.writeObjectFieldStart("receipts");
          json.writeNumberField("deliveredUpTo", marks.deliveredUpTo());
          json.writeNumberField("readUpTo", marks.readUpTo());
          json.writeEndObject();
          json.writeEndObject();
        });
  }

  private void read(Exchange exchange) {
    AccountId reader = caller.device(exchange).account();
    Message message =
        area.history().find(reader, id(exchange)).orElseThrow(MessageRoutes::noSuchMessage);
    exchange.hold(message.body().length());
    DataResponse.ok(exchange, "message", json -> MessageJson.write(json, message));
  }

  private void delete(Exchange exchange) {
    if (!area.messaging().delete(caller.device(exchange), id(exchange))) {
      throw noSuchMessage();
    }
    DataResponse.done(exchange, "message deleted");
  }

  private static MessageId id(Exchange exchange) {
    return new MessageId(exchange.pathNumber("id", MessageId.MAX_VALUE));
  }

  private static ProblemException noSuchMessage() {
    return new ProblemException(Problem.NOT_FOUND, "there is no such message for this account");
  }
}
