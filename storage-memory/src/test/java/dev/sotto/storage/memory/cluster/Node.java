// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.cluster;

import dev.sotto.core.account.RegistrationPolicy;
import dev.sotto.core.media.MediaPolicy;
import dev.sotto.core.media.ObjectStore;
import dev.sotto.core.message.Retention;
import dev.sotto.core.push.PushToken;
import dev.sotto.core.server.Housekeeping;
import dev.sotto.core.server.MediaPorts;
import dev.sotto.core.server.Policy;
import dev.sotto.core.server.Ports;
import dev.sotto.core.server.Sotto;
import dev.sotto.core.server.World;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Coordination;
import dev.sotto.core.spi.Storage;
import dev.sotto.storage.memory.MemoryMediaProvider;
import dev.sotto.testkit.FastHasher;
import dev.sotto.testkit.TestRandom;
import dev.sotto.testkit.TestTime;
import dev.sotto.testkit.push.RecordingPush;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javax.crypto.spec.SecretKeySpec;

/// One server of an installation, without its edge. For one thread.
final class Node {
  private final RecordingPush push = new RecordingPush();
  private final Coordination coordination;
  private final Sotto sotto;
  private final Supplier<Housekeeping> work;
  private Housekeeping housekeeping;

  Node(Storage storage, Coordination coordination, TestTime time) {
    this.coordination = coordination;
    ObjectStore objects = new MemoryMediaProvider().open(AdapterUrl.parse("memory:"), time);
    var ports =
        new Ports(
            storage,
            coordination,
            new MediaPorts(objects, Optional.empty()),
            push.alone(),
            new FastHasher());
    Executor workers = Runnable::run;
    var world = new World(time, time, TestRandom.seeded(coordination.hashCode()), workers);
    sotto = new Sotto(ports, policy(), world);
    work = () -> Housekeeping.start(sotto, ports, world);
    housekeeping = work.get();
  }

  private static Policy policy() {
    var turn = new Policy.Turn("secret", Duration.ofHours(1), List.of());
    var urlKey = new SecretKeySpec(new byte[32], "HmacSHA256");
    var media = new Policy.Media(urlKey, MediaPolicy.DEFAULT);
    return new Policy(
        RegistrationPolicy.OPEN,
        Retention.DEFAULT,
        new Policy.Switches(true, true, false),
        turn,
        media);
  }

  Sotto sotto() {
    return sotto;
  }

  /// {@return the tokens of the devices that this node has woken}
  List<PushToken> woken() {
    return push.woken();
  }

  /// Stands still as a suspended machine does: connections stay, nothing is done.
  void freeze() {
    housekeeping.close();
  }

  /// Goes on after [#freeze].
  void thaw() {
    housekeeping = work.get();
  }

  /// Ends as a killed process does: nothing is said, nothing runs any more.
  void kill() {
    housekeeping.close();
    coordination.close();
  }
}
