// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.wire;

import dev.sotto.api.http.JsonObject;
import dev.sotto.api.http.Problem;
import dev.sotto.api.http.ProblemException;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.message.MessageId;
import dev.sotto.core.receipt.ReceiptKind;
import dev.sotto.core.receipt.Receipts;
import java.util.Locale;

/// A receipt that a client wants to give.
public record ReceiptRequest(ReceiptKind kind, MessageId upTo) {
  /// {@return the request in the fields `kind` and `upTo`}
  public static ReceiptRequest read(JsonObject json) {
    String word = json.text("kind");
    for (ReceiptKind kind : ReceiptKind.values()) {
      if (word(kind).equals(word)) {
        return new ReceiptRequest(
            kind, new MessageId(json.integer("upTo", 1, MessageId.MAX_VALUE)));
      }
    }
    throw ProblemException.invalid("kind: expected delivered or read");
  }

  /// {@return what the protocol calls `kind`}
  public static String word(ReceiptKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /// Gives the receipt.
  ///
  /// @throws ProblemException when the account of `reader` has not received such a message
  public void give(Receipts receipts, DeviceAddress reader) {
    if (!receipts.confirm(reader, kind, upTo)) {
      throw new ProblemException(Problem.NOT_FOUND, "there is no such message for this account");
    }
  }
}
