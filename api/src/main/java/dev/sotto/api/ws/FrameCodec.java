// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.ws;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sotto.api.http.Json;
import dev.sotto.api.http.JsonObject;
import dev.sotto.api.http.Problem;
import dev.sotto.api.http.Refused;
import dev.sotto.api.socket.CloseCode;
import dev.sotto.api.socket.Dialect;
import dev.sotto.api.wire.CallJson;
import dev.sotto.api.wire.CallResponse;
import dev.sotto.api.wire.EncodedMessages;
import dev.sotto.api.wire.EntryJson;
import dev.sotto.api.wire.PlaceRequest;
import dev.sotto.api.wire.Position;
import dev.sotto.api.wire.ReceiptRequest;
import dev.sotto.api.wire.SendRequest;
import dev.sotto.api.wire.SignalRequest;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.call.Call;
import dev.sotto.core.call.CallChanged;
import dev.sotto.core.call.signal.PartySignal;
import dev.sotto.core.connection.CloseReason;
import dev.sotto.core.connection.EntriesSkipped;
import dev.sotto.core.connection.Event;
import dev.sotto.core.key.PublicKeyChanged;
import dev.sotto.core.mailbox.MailboxEntry;
import dev.sotto.core.media.scan.MediaQuarantined;
import dev.sotto.core.message.MessageId;
import dev.sotto.core.presence.PresenceChanged;
import dev.sotto.core.receipt.ReceiptAdvanced;
import dev.sotto.core.relay.RelayedMessageWaiting;
import dev.sotto.core.typing.TypingChanged;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// Reads the frames of clients and writes those of the server. Stateless but for the messages it
/// remembers; safe for use by many threads.
final class FrameCodec implements Dialect {
  private static final int MAX_REF = 64;

  private final EncodedMessages messages;

  FrameCodec(EncodedMessages messages) {
    this.messages = messages;
  }

  /// {@return what the client says; [ClientFrame.Malformed] for what is not understood}
  Incoming decode(String text) {
    String ref = "";
    try {
      JsonObject json = JsonObject.parse(text);
      ref = ref(json);
      ClientFrame frame = frame(json);
      json.end();
      return new Incoming(frame, ref);
    } catch (Refused e) {
      return new Incoming(new ClientFrame.Malformed(e), ref);
    }
  }

  @Override
  public Optional<byte[]> encode(Event event) {
    return switch (event) {
      case MailboxEntry entry ->
          Optional.of(Json.bytes(json -> EntryJson.write(json, entry, messages)));
      case EntriesSkipped skipped ->
          written(
              "skipped",
              json -> {
                json.writeNumberField("from", skipped.from());
                json.writeNumberField("to", skipped.to());
              });
      case InSync(long sequence, String generation) ->
          written(
              "synced",
              json -> {
                json.writeNumberField("sequence", sequence);
                json.writeStringField("generation", generation);
              });
      case ReceiptAdvanced receipt -> written("receipt", json -> write(json, receipt));
      case TypingChanged typing ->
          written(
              "typing",
              json -> {
                json.writeNumberField("from", typing.writer().value());
                json.writeBooleanField("typing", typing.typing());
              });
      case PresenceChanged presence -> written("presence", json -> write(json, presence));
      case PublicKeyChanged key -> written("keyChanged", json -> write(json, key));
      case MediaQuarantined(var key, var state) ->
          written(
              "mediaRefused",
              json -> {
                json.writeStringField("key", key.text());
                json.writeStringField("state", state.name().toLowerCase(Locale.ROOT));
              });
      case RelayedMessageWaiting _ -> written("relayWaiting", _ -> {});
      case CallChanged(var call) -> written("call", json -> write(json, call));
      case PartySignal signal -> written("callSignal", json -> CallJson.writeFields(json, signal));
      case ServerFrame.CallDone done ->
          written(
              "call",
              json -> {
                write(json, done.call());
                writeRef(json, done.ref());
              });
      case ServerFrame.Signalled signalled ->
          written(
              "callSignalled",
              json -> {
                json.writeBooleanField("delivered", signalled.delivered());
                writeRef(json, signalled.ref());
              });
      case ServerFrame.Sent sent -> written("sent", json -> write(json, sent));
      case ServerFrame.Failed failed -> written("error", json -> write(json, failed));
      case ServerFrame.Pong pong -> written("pong", json -> writeRef(json, pong.ref()));
      default -> Optional.empty();
    };
  }

  @Override
  public Goodbye goodbye(CloseReason reason) {
    return switch (reason) {
      case TOO_SLOW -> new Goodbye(CloseCode.TOO_SLOW, "you read too slowly; connect again");
      case REPLACED ->
          new Goodbye(CloseCode.REPLACED, "the account has too many sockets; this is the oldest");
      case SESSION_ENDED -> new Goodbye(CloseCode.UNAUTHENTICATED, "the session has ended");
      case SERVER_STOPS -> new Goodbye(CloseCode.SERVER_STOPS, "the server stops; connect again");
      case UNAVAILABLE ->
          new Goodbye(CloseCode.TRY_AGAIN_LATER, "the storage does not answer; connect again");
      case BROKEN -> new Goodbye(CloseCode.SERVER_FAILED, "the server failed; connect again");
    };
  }

  private static ClientFrame frame(JsonObject json) {
    String type = json.text("type");
    return switch (type) {
      case "resume" -> resume(json);
      case "send" -> new ClientFrame.Send(SendRequest.read(json));
      case "ack" -> new ClientFrame.Acknowledge(Position.read(json, "sequence"));
      case "receipt" -> new ClientFrame.Receipt(ReceiptRequest.read(json));
      case "typing" ->
          new ClientFrame.Typing(
              new AccountId(json.integer("to", 1, AccountId.MAX)), json.flag("typing"));
      case "callPlace" -> new ClientFrame.Place(PlaceRequest.read(json));
      case "callRespond" ->
          new ClientFrame.Respond(SignalRequest.callId(json), CallResponse.read(json));
      case "callEnd" -> new ClientFrame.End(SignalRequest.callId(json));
      case "callSignal" -> new ClientFrame.Signal(SignalRequest.read(json));
      case "ping" -> new ClientFrame.Ping();
      default -> throw Refused.invalid("type: unknown");
    };
  }

  private static ClientFrame resume(JsonObject json) {
    OptionalLong after = json.optionalInteger("after", 0, MessageId.MAX_VALUE);
    String generation = Position.generation(json);
    return after.isPresent()
        ? new ClientFrame.ResumeAfter(new Position(after.getAsLong(), generation))
        : new ClientFrame.Resume();
  }

  private static String ref(JsonObject json) {
    String ref = json.optionalText("ref").orElse("");
    if (ref.length() > MAX_REF) {
      throw Refused.invalid("ref: expected at most %d characters".formatted(MAX_REF));
    }
    return ref;
  }

  private static Optional<byte[]> written(String type, Json.Shape fields) {
    return Optional.of(
        Json.bytes(
            json -> {
              json.writeStartObject();
              json.writeStringField("type", type);
              fields.write(json);
              json.writeEndObject();
            }));
  }

  private static void write(JsonGenerator json, Call call) throws IOException {
    json.writeFieldName("call");
    CallJson.write(json, call);
  }

  private static void write(JsonGenerator json, ReceiptAdvanced receipt) throws IOException {
    json.writeNumberField("reader", receipt.reader().value());
    json.writeNumberField("author", receipt.author().value());
    json.writeStringField("kind", ReceiptRequest.word(receipt.kind()));
    json.writeNumberField("upTo", receipt.upTo().value());
  }

  private static void write(JsonGenerator json, PresenceChanged presence) throws IOException {
    json.writeNumberField("account", presence.account().value());
    json.writeStringField("handle", presence.handle().text());
    json.writeBooleanField("online", presence.online());
    json.writeStringField("lastSeen", Json.time(presence.lastSeen()));
  }

  private static void write(JsonGenerator json, PublicKeyChanged change) throws IOException {
    json.writeNumberField("account", change.account().value());
    json.writeStringField("handle", change.handle().text());
    json.writeStringField("publicKey", change.key().text());
  }

  private static void write(JsonGenerator json, ServerFrame.Sent sent) throws IOException {
    json.writeStringField("clientMessageId", sent.clientId().text());
    sent.result().writeFields(json);
    json.writeBooleanField("repeated", sent.result().repeated());
    writeRef(json, sent.ref());
  }

  private static void write(JsonGenerator json, ServerFrame.Failed failed) throws IOException {
    Refused why = failed.why();
    json.writeStringField("code", why.problem().name());
    json.writeStringField("message", why.detail());
    writeRef(json, failed.ref());
    if (why.retryAfterSeconds() > 0 && why.problem() == Problem.RATE_LIMITED) {
      json.writeNumberField("retryAfter", why.retryAfterSeconds());
    }
  }

  private static void writeRef(JsonGenerator json, String ref) throws IOException {
    if (!ref.isEmpty()) {
      json.writeStringField("ref", ref);
    }
  }
}
