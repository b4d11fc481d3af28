// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.ws;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sotto.api.http.JsonCodec;
import dev.sotto.api.http.JsonObject;
import dev.sotto.api.http.Problem;
import dev.sotto.api.http.ProblemException;
import dev.sotto.api.websocket.CloseCode;
import dev.sotto.api.websocket.SocketEventEncoder;
import dev.sotto.api.wire.CallJson;
import dev.sotto.api.wire.CallSignalRequest;
import dev.sotto.api.wire.CalleeResponse;
import dev.sotto.api.wire.MailboxEntryJson;
import dev.sotto.api.wire.MailboxPosition;
import dev.sotto.api.wire.MessageJsonCache;
import dev.sotto.api.wire.PlaceCallRequest;
import dev.sotto.api.wire.ReceiptRequest;
import dev.sotto.api.wire.SendMessageRequest;
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
final class NativeFrameCodec implements SocketEventEncoder {
  private static final int MAX_REF = 64;

  private final MessageJsonCache messages;

  NativeFrameCodec(MessageJsonCache messages) {
    this.messages = messages;
  }

  /// {@return what the client says; [ClientFrame.Malformed] for what is not understood}
  ReceivedFrame decode(String text) {
    String ref = "";
    try {
      JsonObject json = JsonObject.parse(text);
      ref = ref(json);
      ClientFrame frame = frame(json);
      json.end();
      return new ReceivedFrame(frame, ref);
    } catch (ProblemException e) {
      return new ReceivedFrame(new ClientFrame.Malformed(e), ref);
    }
  }

  @Override
  public Optional<byte[]> encode(Event event) {
    return switch (event) {
      case MailboxEntry entry ->
          Optional.of(JsonCodec.bytes(json -> MailboxEntryJson.write(json, entry, messages)));
      case EntriesSkipped skipped ->
          written(
              "skipped",
              json -> {
                json.writeNumberField("from", skipped.from());
                json.writeNumberField("to", skipped.to());
              });
      case SyncedWithGeneration(long sequence, String generation) ->
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
      case "send" -> new ClientFrame.Send(SendMessageRequest.read(json));
      case "ack" -> new ClientFrame.Acknowledge(MailboxPosition.read(json, "sequence"));
      case "receipt" -> new ClientFrame.Receipt(ReceiptRequest.read(json));
      case "typing" ->
          new ClientFrame.Typing(
              new AccountId(json.integer("to", 1, AccountId.MAX)), json.flag("typing"));
      case "callPlace" -> new ClientFrame.Place(PlaceCallRequest.read(json));
      case "callRespond" ->
          new ClientFrame.Respond(CallSignalRequest.callId(json), CalleeResponse.read(json));
      case "callEnd" -> new ClientFrame.End(CallSignalRequest.callId(json));
      case "callSignal" -> new ClientFrame.Signal(CallSignalRequest.read(json));
      case "ping" -> new ClientFrame.Ping();
      default -> throw ProblemException.invalid("type: unknown");
    };
  }

  private static ClientFrame resume(JsonObject json) {
    OptionalLong after = json.optionalInteger("after", 0, MessageId.MAX_VALUE);
    String generation = MailboxPosition.generation(json);
    return after.isPresent()
        ? new ClientFrame.ResumeAfter(new MailboxPosition(after.getAsLong(), generation))
        : new ClientFrame.Resume();
  }

  private static String ref(JsonObject json) {
    String ref = json.optionalText("ref").orElse("");
    if (ref.length() > MAX_REF) {
      throw ProblemException.invalid("ref: expected at most %d characters".formatted(MAX_REF));
    }
    return ref;
  }

  private static Optional<byte[]> written(String type, JsonCodec.Shape fields) {
    return Optional.of(
        JsonCodec.bytes(
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
    json.writeStringField("lastSeen", JsonCodec.time(presence.lastSeen()));
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
    ProblemException why = failed.why();
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
