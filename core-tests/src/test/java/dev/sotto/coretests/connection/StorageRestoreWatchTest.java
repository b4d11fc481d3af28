// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coretests.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.PortException;
import dev.sotto.core.bound.PoolClient;
import dev.sotto.core.bound.SharedPool;
import dev.sotto.core.connection.CloseReason;
import dev.sotto.core.connection.ConnectionRegistry;
import dev.sotto.core.connection.DeviceConnection;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.mailbox.MailboxStore;
import dev.sotto.core.mailbox.StorageRestoreWatch;
import dev.sotto.core.session.SessionId;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Storage;
import dev.sotto.storage.memory.MemoryStorageProvider;
import dev.sotto.testkit.mailbox.ForwardingMailboxStore;
import org.junit.jupiter.api.Test;

final class StorageRestoreWatchTest {
  private final ConnectionRegistry connections = new ConnectionRegistry();
  private final StorageRestoreWatch watch = new StorageRestoreWatch(connections, store());
  private String timeline = "a1";

  @Test
  void clientsShouldConnectAgainWhenTheStorageMayHaveBeenSetBack() {
    RecordingSink before = connected();
    watch.look();
    watch.look();
    assertThat(before.closed()).isEmpty();

    timeline = "";
    watch.look();
    timeline = "b2";
    watch.look();
    RecordingSink after = connected();
    watch.look();

    assertThat(before.closed()).containsExactly(CloseReason.UNAVAILABLE);
    assertThat(after.closed()).isEmpty();
  }

  private RecordingSink connected() {
    var sink = new RecordingSink();
    connections.add(
        new DeviceConnection(
            DeviceAddress.of(7, 1),
            new SessionId("0".repeat(32)),
            new InMemoryBacklog(),
            sink,
            Runnable::run,
            SharedPool.ofQueues().lease(PoolClient.EXEMPT)));
    return sink;
  }

  /// {@return mailboxes on the timeline of the test; they are away while that is empty}
  private MailboxStore store() {
    Storage storage = new MemoryStorageProvider().at(AdapterUrl.parse("memory:")).open();
    return new ForwardingMailboxStore() {
      @Override
      public MailboxStore real() {
        return storage.mailboxes();
      }

      @Override
      public String timeline() {
        if (timeline.isEmpty()) {
          throw new PortException.Unavailable("away");
        }
        return timeline;
      }
    };
  }
}
