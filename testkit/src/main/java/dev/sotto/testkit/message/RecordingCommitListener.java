// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.message;

import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.message.MailboxSlot;
import dev.sotto.core.message.Message;
import dev.sotto.core.message.MessageStore.CommitListener;
import java.util.ArrayList;
import java.util.List;

/// Remembers what a [CommitListener] was told, in order. Safe for use by many threads.
public final class RecordingCommitListener implements CommitListener {
  private final List<Stored> stored = new ArrayList<>();

  /// Has heard of nothing yet.
  public RecordingCommitListener() {}

  @Override
  public synchronized void stored(Message message, List<MailboxSlot> slots) {
    stored.add(new Stored(message, List.copyOf(slots)));
  }

  /// {@return all that was told so far}
  public synchronized List<Stored> all() {
    return List.copyOf(stored);
  }

  /// {@return the messages told so far}
  public List<Message> messages() {
    return all().stream().map(Stored::message).toList();
  }

  /// {@return the places that were given in one mailbox, in the order told}
  public List<Long> sequencesOf(DeviceAddress device) {
    return all().stream()
        .flatMap(told -> told.slots().stream())
        .filter(slot -> slot.device().equals(device))
        .map(MailboxSlot::sequence)
        .toList();
  }

  /// One call of the listener.
  public record Stored(Message message, List<MailboxSlot> slots) {}
}
