// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.wire;

import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.JsonObject;
import dev.sotto.api.http.Problem;
import dev.sotto.api.http.ProblemException;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.mailbox.MailboxGeneration;
import dev.sotto.core.mailbox.MailboxStore.MailboxState;
import dev.sotto.core.mailbox.Mailboxes;
import dev.sotto.core.message.MessageId;

/// A sequence number of a mailbox as a client knows it, and the generation in which it has heard of
/// it.
///
/// @param generation empty when the client does not say
public record MailboxPosition(long sequence, String generation) {
  private static final String GENERATION = "generation";

  /// {@return the position in a frame or a body}
  ///
  /// @param name of the member with the number
  public static MailboxPosition read(JsonObject json, String name) {
    return new MailboxPosition(json.integer(name, 0, MessageId.MAX_VALUE), generation(json));
  }

  /// {@return the position in the query of a request; the beginning without one}
  public static MailboxPosition query(Exchange exchange) {
    return new MailboxPosition(
        exchange.queryNumber("after", 0, MessageId.MAX_VALUE, 0),
        bounded(exchange.query(GENERATION).orElse("")));
  }

  /// {@return the generation that a frame or a body names; empty for none}
  public static String generation(JsonObject json) {
    return bounded(json.optionalText(GENERATION).orElse(""));
  }

  private static String bounded(String generation) {
    if (generation.length() > MailboxGeneration.MAX_LENGTH) {
      throw ProblemException.invalid(
          "generation: expected at most %d characters".formatted(MailboxGeneration.MAX_LENGTH));
    }
    return generation;
  }

  /// Compares the position with the mailbox. What is acknowledged is gone in each generation, so a
  /// number up to there is the same as 0, whoever gave it out.
  ///
  /// {@return the generation of the mailbox}
  ///
  /// @throws ProblemException when the client has to begin anew: the number belongs to another
  ///   generation, or has not been given out
  public MailboxGeneration require(Mailboxes mailboxes, DeviceAddress device) {
    MailboxGeneration now = mailboxes.generation(device);
    MailboxState state = mailboxes.state(device);
    boolean isForeign = !generation.isEmpty() && !generation.equals(now.text());
    if (isForeign && sequence > state.acknowledged()) {
      throw new ProblemException(
          Problem.GENERATION_OVER,
          "%d is a number of an earlier generation of the mailbox: begin anew, after 0"
              .formatted(sequence));
    }
    if (sequence > state.last()) {
      throw new ProblemException(
          Problem.SEQUENCE_AHEAD,
          "%d is beyond the end of the mailbox, which is not the one it was: begin anew, after 0"
              .formatted(sequence));
    }
    return now;
  }
}
