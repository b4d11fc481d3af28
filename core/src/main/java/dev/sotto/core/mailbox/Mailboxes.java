// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.mailbox;

import dev.sotto.core.connection.Backlog;
import dev.sotto.core.connection.BacklogThrottle;
import dev.sotto.core.device.Device;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.device.DeviceStore;
import dev.sotto.core.mailbox.MailboxStore.MailboxPage;
import dev.sotto.core.mailbox.MailboxStore.MailboxState;
import dev.sotto.core.message.HorizonSource;
import java.time.Instant;
import java.util.function.Supplier;

/// Reads and acknowledges mailboxes. Safe for use by many threads.
public final class Mailboxes {
  private final MailboxStore store;
  private final DeviceStore devices;
  private final HorizonSource horizons;
  private final BacklogThrottle readers;

  /// @param readers the turns at which connections read their mailboxes
  public Mailboxes(
      MailboxStore store, DeviceStore devices, HorizonSource horizons, BacklogThrottle readers) {
    this.readers = readers;
    this.store = store;
    this.devices = devices;
    this.horizons = horizons;
  }

  /// {@return up to `limit` entries after `sequence`}
  public MailboxPage read(DeviceAddress device, long sequence, int limit) {
    return store.read(device, sequence, limit, horizons.now());
  }

  /// {@return how far the mailbox is filled and read}
  public MailboxState state(DeviceAddress device) {
    return store.state(device);
  }

  /// {@return the generation to which the numbers of the mailbox belong}
  public MailboxGeneration generation(DeviceAddress device) {
    Instant made = devices.find(device).map(Device::createdAt).orElse(Instant.EPOCH);
    return new MailboxGeneration(store.timeline(), made);
  }

  /// Reads something small for a socket when it is its turn: thousands that come at once wait in
  /// order, where the storage would turn them away. {@return what was read}
  ///
  /// @param reading takes no turn itself
  public <T> T inTurn(Supplier<T> reading) {
    return readers.read(reading);
  }

  /// Acknowledges all entries up to `sequence`. {@return the state afterwards}
  public MailboxState acknowledge(DeviceAddress device, long sequence) {
    return store.acknowledge(device, sequence, horizons.retention().untilAcknowledged());
  }

  /// {@return the mailbox of `device` as a connection reads it}
  public Backlog backlog(DeviceAddress device) {
    return new Backlog() {
      @Override
      public Page after(long sequence, int limit) {
        return readers.page(
            () -> {
              MailboxPage page = read(device, sequence, limit);
              return new Page(page.entries(), page.last(), isLast(page));
            });
      }

      @Override
      public long last() {
        return readers.read(() -> state(device).last());
      }

      @Override
      public long acknowledged() {
        return readers.read(() -> state(device).acknowledged());
      }
    };
  }

  private static boolean isLast(MailboxPage page) {
    return page.entries().isEmpty() || page.entries().getLast().sequence() >= page.last();
  }
}
