// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rooms;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.JsonObject;
import dev.sotto.core.push.PushToken;
import dev.sotto.core.room.JoinCode;
import dev.sotto.core.room.Participant;
import dev.sotto.core.room.ParticipantId;
import dev.sotto.core.room.PushAddress;
import dev.sotto.core.text.DecimalText;
import java.time.Duration;

/// The fields of a request body.
final class RoomsRequest {
  private static final int MAX_BODY = 100 * 1024;
  private static final long MOST_SECONDS = 999_999_999;

  private final JsonObject body;

  private RoomsRequest(JsonObject body) {
    this.body = body;
  }

  /// {@return the fields in the body; none when it is empty, or JSON that is no object}
  static RoomsRequest of(Exchange exchange) {
    byte[] bytes = exchange.jsonBytes(MAX_BODY);
    return new RoomsRequest(
        bytes.length == 0
            ? JsonObject.empty()
            : JsonObject.parseIfObject(bytes).orElseGet(JsonObject::empty));
  }

  /// Checks that the fields are there, in this order.
  RoomsRequest require(String... names) {
    for (String name : names) {
      if (isMissing(body.any(name))) {
        throw new RoomsRequestException("missing_" + name);
      }
    }
    return this;
  }

  /// {@return the value as it is}
  JsonNode any(String name) {
    return body.any(name);
  }

  /// {@return the scalar as text: what is no string as it was written, so that `1.50` and `1e400`
  /// are not read as numbers first}
  String text(String name) {
    JsonNode value = body.any(name);
    if (!value.isValueNode()) {
      throw invalid(name);
    }
    return value.isTextual()
        ? value.textValue()
        : body.raw().value(name).orElseThrow(() -> invalid(name));
  }

  JoinCode code() {
    String text = text("joinid");
    if (!JoinCode.isValid(text)) {
      throw invalid("joinid");
    }
    return new JoinCode(text);
  }

  ParticipantId participantId(String name) {
    String text = text(name);
    if (!ParticipantId.isValid(text)) {
      throw invalid(name);
    }
    return new ParticipantId(text);
  }

  /// {@return who is named in `name`, with the push token in `name_token`}
  Participant participant(String name) {
    return new Participant(participantId(name), reach(name + "_token"));
  }

  private PushAddress reach(String name) {
    JsonNode token = body.any(name);
    if (!token.isTextual() || !PushToken.isValidAddress(token.textValue())) {
      return new PushAddress.Nowhere();
    }
    String text = token.textValue();
    return switch (body.any("platform").asText()) {
      case "ios" -> reach(text.matches("[0-9a-fA-F]{64}"), text, PushAddress.Platform.IOS);
      case "android" -> reach(text.length() >= 50, text, PushAddress.Platform.ANDROID);
      default -> new PushAddress.Nowhere();
    };
  }

  /// What no push service has made is left out: clients look at no error here.
  private static PushAddress reach(boolean plausible, String token, PushAddress.Platform platform) {
    return plausible
        ? new PushAddress.Push(new PushToken(token), platform)
        : new PushAddress.Nowhere();
  }

  /// {@return the whole seconds in `name`: a number or digits; zero when it is neither}
  Duration seconds(String name) {
    JsonNode value = body.any(name);
    if (value.isNumber()) {
      double number = value.doubleValue();
      boolean whole = number == Math.rint(number) && Math.abs(number) < 1e9;
      return Duration.ofSeconds(whole ? (long) number : 0);
    }
    String text = value.isTextual() ? value.textValue() : "";
    return Duration.ofSeconds(DecimalText.parse(text, 0, MOST_SECONDS).orElse(0));
  }

  private static boolean isMissing(JsonNode value) {
    return value.isMissingNode()
        || value.isNull()
        || (value.isTextual() && value.textValue().isEmpty());
  }

  private static RoomsRequestException invalid(String name) {
    return new RoomsRequestException("invalid_" + name);
  }
}
