// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// The mailbox as a client has stored it, with every breach of the protocol that it saw. Safe for
/// use by many threads.
final class ClientMailbox {
  private final List<Long> ids = new ArrayList<>();
  private final List<String> clientIds = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private int repeats;

  /// Stores an entry, or recognises one that was stored.
  ///
  /// @param previous the place that came before over the same connection; 0 when none {@return the
  ///   place of the entry}
  synchronized long take(JsonNode frame, long previous) {
    boolean skipped = frame.path("type").textValue().equals("skipped");
    long first = frame.path(skipped ? "from" : "sequence").longValue();
    long last = skipped ? frame.path("to").longValue() : first;
    JsonNode message = frame.path("message");
    long id = message.path("id").longValue();
    boolean known = last <= ids.size() && (skipped || ids.get((int) last - 1) == id);
    boolean follows = previous == 0 || first == previous + 1;
    if (follows && known) {
      // What is skipped was acknowledged, over a connection that ended meanwhile.
      repeats++;
    } else if (follows && id > 0 && last == ids.size() + 1) {
      ids.add(id);
      clientIds.add(message.path("clientMessageId").textValue());
    } else {
      faults.add("after %d, with %d stored, came %s".formatted(previous, ids.size(), frame));
    }
    return last;
  }

  /// {@return the last sequence number stored}
  synchronized int last() {
    return ids.size();
  }

  /// {@return how the senders have called the messages, in order}
  synchronized List<String> clientIds() {
    return List.copyOf(clientIds);
  }

  /// {@return the ids of the messages, in order}
  synchronized List<Long> ids() {
    return List.copyOf(ids);
  }

  /// {@return entries out of order, with gaps, or with another message than before}
  synchronized List<String> faults() {
    return List.copyOf(faults);
  }

  /// {@return how many entries came again}
  synchronized int repeats() {
    return repeats;
  }
}
