// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.wire;

import dev.sotto.api.http.JsonObject;
import dev.sotto.api.http.ProblemException;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.media.Attachments;
import dev.sotto.core.media.object.ObjectKey;
import dev.sotto.core.message.ClientMessageId;
import dev.sotto.core.message.Draft;
import dev.sotto.core.message.Lifetime;
import dev.sotto.core.message.MessageBody;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A message that a client wants to send.
///
/// @param expiresIn [Duration#ZERO] for no end
/// @param media objects that the recipient may then read
public record SendMessageRequest(
    AccountId to,
    ClientMessageId clientId,
    MessageBody body,
    Duration expiresIn,
    Set<ObjectKey> media) {
  /// The longest body that the native surface accepts.
  public static final int MAX_BODY_BYTES = 256 * 1024;

  public SendMessageRequest {
    media = Set.copyOf(media);
  }

  /// {@return the request in the fields `to`, `clientMessageId`, `body`, `expiresIn` and `media`}
  public static SendMessageRequest read(JsonObject json) {
    var to = new AccountId(json.integer("to", 1, AccountId.MAX));
    String clientId = json.text("clientMessageId");
    if (!ClientMessageId.isValid(clientId)) {
      throw ProblemException.invalid(
          "clientMessageId: expected 1 to %d visible ASCII characters, the first one not ~"
              .formatted(ClientMessageId.MAX_LENGTH));
    }
    byte[] body = json.base64("body");
    if (body.length < 1 || body.length > MAX_BODY_BYTES) {
      throw ProblemException.invalid("body: expected 1 to %d bytes".formatted(MAX_BODY_BYTES));
    }
    long seconds = json.optionalInteger("expiresIn", 1, Lifetime.MAX_EXPIRY.toSeconds()).orElse(0);
    return new SendMessageRequest(
        to,
        new ClientMessageId(clientId),
        MessageBody.of(body),
        Duration.ofSeconds(seconds),
        media(json));
  }

  private static Set<ObjectKey> media(JsonObject json) {
    List<String> keys = json.texts("media", Attachments.MAX);
    if (!keys.stream().allMatch(ObjectKey::isValid)) {
      throw ProblemException.invalid("media: expected keys of objects");
    }
    return keys.stream().map(ObjectKey::new).collect(Collectors.toUnmodifiableSet());
  }

  /// {@return the draft that `sender` wants to be stored}
  Draft draft(DeviceAddress sender) {
    return new Draft(sender, to, clientId, body, expiresIn);
  }
}
