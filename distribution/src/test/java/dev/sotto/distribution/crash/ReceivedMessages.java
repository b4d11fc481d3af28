// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.LongStream;

/// A whole mailbox that has got messages only.
record ReceivedMessages(List<JsonNode> entries) {
  /// {@return how the senders have called the messages, in order}
  List<String> clientIds() {
    return entries.stream()
        .map(entry -> entry.path("message").path("clientMessageId").textValue())
        .toList();
  }

  /// Checks what holds whatever has happened to the server.
  void check() {
    assertThat(clientIds()).doesNotHaveDuplicates();
    assertThat(entries.stream().map(entry -> entry.path("sequence").longValue()))
        .as("sequence numbers without gaps")
        .containsExactlyElementsOf(LongStream.rangeClosed(1, entries.size()).boxed().toList());
    assertThat(entries.stream().map(entry -> entry.path("message").path("id").longValue()))
        .as("rising message ids")
        .isSorted();
  }
}
