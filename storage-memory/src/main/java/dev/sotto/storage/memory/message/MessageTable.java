// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.message;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.message.Draft;
import dev.sotto.core.message.Horizon;
import dev.sotto.core.message.MailboxSlot;
import dev.sotto.core.message.Message;
import dev.sotto.core.message.MessageId;
import dev.sotto.storage.memory.table.DeviceTable;
import dev.sotto.storage.memory.table.MemoryMailbox.Content;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Messages, the traces that outlive them, and their places in mailboxes.
public final class MessageTable {
  private final DeviceTable devices;
  private final MessageIndex index = new MessageIndex();
  private final NavigableMap<MessageId, DeduplicationRecord> traces = new TreeMap<>();
  private final Map<DeduplicationRecord.Key, MessageId> byClientId = new HashMap<>();
  private long lastId;

  public MessageTable(DeviceTable devices) {
    this.devices = devices;
  }

  public MessageIndex index() {
    return index;
  }

  Optional<DeduplicationRecord> traceOf(Draft draft) {
    return Optional.ofNullable(byClientId.get(DeduplicationRecord.Key.of(draft))).map(traces::get);
  }

  /// Stores a message under the next id. {@return its places}
  Added add(Draft draft, Instant sentAt) {
    lastId++;
    Message message = draft.toMessage(new MessageId(lastId), sentAt);
    List<MailboxSlot> slots =
        place(others(message, message.sender()), _ -> new Content.Arrival(message));
    index.add(message);
    DeduplicationRecord.Key key = DeduplicationRecord.Key.of(draft);
    traces.put(
        message.id(),
        new DeduplicationRecord(
            message.id(), key, DraftDigest.of(draft), message.lifetime().sentAt(), slots));
    if (!draft.clientId().isByServer()) {
      byClientId.put(key, message.id());
    }
    return new Added(message, slots);
  }

  /// Removes a message, keeps its trace and leaves notes for all devices but `by`. {@return the
  /// places of the notes}
  List<MailboxSlot> delete(Message message, DeviceAddress by) {
    drop(message.id());
    List<MailboxSlot> notes =
        place(
            others(message, by),
            device ->
                new Content.Note(message.id(), peer(message, device), message.lifetime().sentAt()));
    traces.computeIfPresent(message.id(), (_, trace) -> withSlots(trace, notes));
    return notes;
  }

  /// {@return whether a device still has the message waiting}
  boolean isAwaited(MessageId id) {
    DeduplicationRecord trace = traces.get(id);
    return trace != null
        && trace.slots().stream()
            .anyMatch(
                slot ->
                    devices
                        .mailbox(slot.device())
                        .filter(mailbox -> mailbox.holds(slot.sequence(), id))
                        .isPresent());
  }

  /// Removes a message, if it is still there, and keeps its trace.
  void drop(MessageId id) {
    index.remove(id);
    DeduplicationRecord trace = traces.get(id);
    if (trace != null) {
      clear(trace);
    }
  }

  /// Removes up to `limit` messages that nobody may read any more, and the traces older than the
  /// horizon. {@return how many}
  int sweep(Horizon horizon, int limit) {
    List<MessageId> expired = index.expired(horizon.now(), limit);
    expired.forEach(this::drop);
    List<DeduplicationRecord> old =
        traces.values().stream()
            .filter(trace -> !trace.sentAt().isAfter(horizon.oldest()))
            .limit(limit - expired.size())
            .toList();
    old.forEach(this::forget);
    return expired.size() + old.size();
  }

  private void forget(DeduplicationRecord trace) {
    drop(trace.id());
    traces.remove(trace.id());
    byClientId.remove(trace.key());
  }

  private void clear(DeduplicationRecord trace) {
    for (MailboxSlot slot : trace.slots()) {
      devices
          .mailbox(slot.device())
          .ifPresent(mailbox -> mailbox.remove(slot.sequence(), trace.id()));
    }
  }

  private List<MailboxSlot> place(Set<DeviceAddress> addresses, ContentOf contentOf) {
    var slots = new ArrayList<MailboxSlot>();
    for (DeviceAddress address : addresses) {
      devices
          .mailbox(address)
          .ifPresent(
              mailbox ->
                  slots.add(new MailboxSlot(address, mailbox.put(contentOf.device(address)))));
    }
    return List.copyOf(slots);
  }

  /// {@return all devices of both accounts but `by`}
  private Set<DeviceAddress> others(Message message, DeviceAddress by) {
    Set<DeviceAddress> others = new LinkedHashSet<>(devices.addresses(message.sender().account()));
    others.addAll(devices.addresses(message.recipient()));
    others.remove(by);
    return others;
  }

  private static AccountId peer(Message message, DeviceAddress device) {
    return device.account().equals(message.recipient())
        ? message.sender().account()
        : message.recipient();
  }

  private static DeduplicationRecord withSlots(DeduplicationRecord trace, List<MailboxSlot> more) {
    var slots = new ArrayList<MailboxSlot>(trace.slots());
    slots.addAll(more);
    return new DeduplicationRecord(trace.id(), trace.key(), trace.digest(), trace.sentAt(), slots);
  }

  /// A message just stored, and its places.
  record Added(Message message, List<MailboxSlot> slots) {}

  private interface ContentOf {
    Content device(DeviceAddress device);
  }
}
