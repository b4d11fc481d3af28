// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.wire;

import dev.sotto.api.http.JsonCodec;
import dev.sotto.core.message.Message;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// Messages as JSON. The latest few are remembered, so that a message is encoded once however many
/// devices it goes to. Safe for use by many threads.
public final class MessageJsonCache {
  /// Messages on their way at the same moment; of 350 KB each they hold 6 MB.
  private static final int REMEMBERED = 16;

  private final AtomicReferenceArray<@Nullable Encoded> remembered =
      new AtomicReferenceArray<>(REMEMBERED);

  /// Nothing is remembered yet.
  public MessageJsonCache() {}

  /// {@return *message* of the protocol}
  @SuppressWarnings("ReferenceEquality") // The very same object: comparing bodies costs more.
  public String of(Message message) {
    int slot = (int) (message.id().value() % REMEMBERED);
    Encoded known = remembered.get(slot);
    if (known != null && known.message() == message) {
      return known.json();
    }
    String json = JsonCodec.text(generator -> MessageJson.write(generator, message));
    remembered.set(slot, new Encoded(message, json));
    return json;
  }

  private record Encoded(Message message, String json) {}
}
